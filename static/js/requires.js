// <button data-requires="name other">: locked until each named field of its form has a value or a choice.
(() => {
  function answered(form, name) {
    return new FormData(form).getAll(name).some((value) => (value instanceof File ? value.size : value.trim()));
  }

  function check(form) {
    form.querySelectorAll("[data-requires]").forEach((button) => {
      const open = button.dataset.requires.split(" ").every((name) => answered(form, name));
      button.setAttribute("aria-disabled", String(!open));
    });
  }

  function checkAll(root) {
    const forms = new Set([...root.querySelectorAll("[data-requires]")].map((button) => button.form));
    forms.forEach((form) => form && check(form));
  }

  ["input", "change"].forEach((kind) => {
    document.addEventListener(kind, (event) => event.target.form && check(event.target.form));
  });
  document.addEventListener("htmx:load", (event) => checkAll(event.detail.elt));
  checkAll(document);
})();
