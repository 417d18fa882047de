// [data-toasts] shows one line for 6 s. Others ask for one by the event "toast", as htmx does with HX-Trigger.
(() => {
  const region = document.querySelector("[data-toasts]");
  if (!region) return;
  const shown = 6000;

  function watch(toast) {
    let timer = setTimeout(() => toast.remove(), shown);
    toast.addEventListener("pointerenter", () => clearTimeout(timer));
    toast.addEventListener("focusin", () => clearTimeout(timer));
    toast.addEventListener("pointerleave", () => {
      timer = setTimeout(() => toast.remove(), shown);
    });
  }

  document.addEventListener("toast", (event) => {
    const toast = region.querySelector("template").content.firstElementChild.cloneNode(true);
    toast.querySelector("[data-toast-text]").textContent = event.detail.value ?? event.detail;
    region.append(toast);
    watch(toast);
  });

  region.addEventListener("click", (event) => {
    if (event.target.closest("button")) event.target.closest(".toast").remove();
  });

  region.querySelectorAll(".toast").forEach(watch);
})();
