// [data-theme-choice="light|dark|auto"]: remembered in a cookie, so that the server draws the page right at once.
(() => {
  const root = document.documentElement;

  function mark() {
    const chosen = root.dataset.theme || "auto";
    document.querySelectorAll("[data-theme-choice]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen));
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (!button) return;
    const choice = button.dataset.themeChoice;
    if (choice === "auto") delete root.dataset.theme;
    else root.dataset.theme = choice;
    document.cookie = `theme=${choice}; path=/; max-age=31536000; samesite=lax`;
    mark();
  });

  mark();
})();
