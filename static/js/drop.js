// [data-drop] round an <input type="file">: files may be dragged onto it; their names and sizes are listed below.
// [data-drop-limit] in bytes marks what is too large before it is sent; [data-drop-submit] sends the form at once.
(() => {
  const size = (bytes) =>
    `${new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(bytes / 1048576)} MB`;

  function list(zone, files) {
    zone.parentElement.querySelector(".drop-files")?.remove();
    const limit = Number(zone.dataset.dropLimit || Infinity);
    const names = document.createElement("ul");
    names.className = "drop-files";
    for (const file of files) {
      const line = document.createElement("li");
      line.append(file.name, Object.assign(document.createElement("span"), { textContent: size(file.size) }));
      line.toggleAttribute("data-too-large", file.size > limit);
      names.append(line);
    }
    if (files.length) zone.after(names);
  }

  document.addEventListener("change", (event) => {
    const zone = event.target.closest("[data-drop]");
    if (!zone) return;
    list(zone, event.target.files);
    if (zone.hasAttribute("data-drop-submit")) event.target.form.requestSubmit();
  });
  ["dragover", "dragleave", "drop"].forEach((kind) => {
    document.addEventListener(kind, (event) => {
      event.target.closest?.("[data-drop]")?.toggleAttribute("data-over", kind === "dragover");
    });
  });
})();
