// [data-reveal="id"] shows and hides a password; [data-reveal-hide] is the word for hiding.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveal]");
  if (!button) return;
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
  [button.textContent, button.dataset.revealHide] = [button.dataset.revealHide, button.textContent];
});
