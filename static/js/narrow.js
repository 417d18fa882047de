// <input data-narrow="id">: hides in that element every [data-narrow-text] that lacks one of the typed words.
document.addEventListener("input", (event) => {
  const list = event.target.dataset.narrow && document.getElementById(event.target.dataset.narrow);
  if (!list) return;
  const words = event.target.value.toLowerCase().split(/\s+/);
  list.querySelectorAll("[data-narrow-text]").forEach((part) => {
    part.hidden = !words.every((word) => part.dataset.narrowText.includes(word));
  });
});
