// The theme is the portal's own, kept in its cookie, and set before the page is painted.
(() => {
  const root = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const found = document.cookie.match(/(?:^|; )theme=(light|dark)/);
  if (found) root.dataset.theme = found[1];

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-next-theme]")) return;
    const current = themes.indexOf(root.dataset.theme || "auto");
    const next = themes[(current + 1) % themes.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
  });
})();
