// <output data-total="form id" data-total-goal="100">: adds up the numbers of that form while they are typed.
(() => {
  function valueOf(field) {
    return Number(field.value.trim().replace(",", ".")) || 0;
  }

  function show(output) {
    const fields = document.getElementById(output.dataset.total).querySelectorAll("[inputmode=decimal]");
    const total = Math.round([...fields].reduce((sum, field) => sum + valueOf(field), 0) * 1000) / 1000;
    output.value = `${total.toLocaleString(document.documentElement.lang)}%`;
    output.toggleAttribute("data-off", total !== Number(output.dataset.totalGoal));
  }

  document.querySelectorAll("[data-total]").forEach((output) => {
    document.getElementById(output.dataset.total).addEventListener("input", () => show(output));
    show(output);
  });
})();
