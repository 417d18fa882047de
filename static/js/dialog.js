// [data-dialog-open="id"] opens a <dialog>, [data-dialog-close] inside closes it, and so does a click beside it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    document.getElementById(opener.dataset.dialogOpen)?.showModal();
    return;
  }
  const beside = event.target instanceof HTMLDialogElement ? event.target : null;
  (event.target.closest("[data-dialog-close]")?.closest("dialog") ?? beside)?.close();
});
