// [data-count="words|characters"][data-count-of="id"] counts what is typed; [data-count-limit] adds the limit.
(() => {
  const words = { words: document.documentElement.dataset.words, characters: document.documentElement.dataset.characters };

  function amount(kind, text) {
    return kind === "words" ? (text.trim().match(/\S+/g) ?? []).length : text.length;
  }

  function show(counter) {
    const field = document.getElementById(counter.dataset.countOf);
    if (!field) return;
    const kind = counter.dataset.count;
    const limit = Number(counter.dataset.countLimit || 0);
    const counted = amount(kind, field.value);
    counter.textContent = `${counted}${limit ? ` / ${limit}` : ""} ${words[kind]}`;
    counter.classList.toggle("late-text", limit > 0 && counted > limit);
  }

  function showAll(root) {
    root.querySelectorAll("[data-count]").forEach(show);
  }

  document.addEventListener("input", (event) => {
    document.querySelectorAll(`[data-count-of="${CSS.escape(event.target.id)}"]`).forEach(show);
  });
  document.addEventListener("htmx:load", (event) => showAll(event.detail.elt));
  showAll(document);
})();
