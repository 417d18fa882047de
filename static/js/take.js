// [data-take="name"][data-take-value="…"]: puts that value into the field of that name in the page's main form.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take]");
  if (!button) return;
  const form = button.closest("form");
  const value = button.dataset.takeValue;
  for (const field of form.querySelectorAll(`[name="${CSS.escape(button.dataset.take)}"]`)) {
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = value !== "";
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  button.setAttribute("aria-pressed", "true");
});
