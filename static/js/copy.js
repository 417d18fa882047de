// [data-copy="text"] or [data-copy-from="id"] copies; [data-copied] is the sentence that says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-from]");
  if (!button) return;
  const source = button.dataset.copyFrom && document.getElementById(button.dataset.copyFrom);
  await navigator.clipboard.writeText(source ? (source.value ?? source.textContent).trim() : button.dataset.copy);
  if (button.dataset.copied) document.dispatchEvent(new CustomEvent("toast", { detail: button.dataset.copied }));
});
