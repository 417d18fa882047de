// [data-shown-when="id"]: shown while that check box is ticked.
(() => {
  function show(part) {
    const box = document.getElementById(part.dataset.shownWhen);
    if (box) part.hidden = !box.checked;
  }

  const showAll = () => document.querySelectorAll("[data-shown-when]").forEach(show);

  document.addEventListener("change", showAll);
  showAll();
})();
