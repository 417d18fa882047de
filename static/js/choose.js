// <select data-choose> or a filter field inside <form data-choose>: sends the form as soon as it changes.
document.addEventListener("change", (event) => {
  if (event.target.closest("[data-choose]")) event.target.form.requestSubmit();
});
