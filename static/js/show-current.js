// [data-show-current]: scrolls within itself until its [aria-current] is in sight.
document.querySelectorAll("[data-show-current]").forEach((list) => {
  const current = list.querySelector("[aria-current]");
  if (current) list.scrollTop = current.offsetTop - list.offsetTop - list.clientHeight / 3;
});
