// An address with #id: opens the sheet that holds it on a phone, and puts the cursor into its first field.
(() => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const sheet = target.closest("[popover]");
  if (sheet && matchMedia("(max-width: 720px)").matches) sheet.showPopover();
  (target.querySelector("input:checked, input") ?? target).focus({ preventScroll: true });
})();
