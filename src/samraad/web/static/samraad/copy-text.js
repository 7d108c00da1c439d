// A button that copies the text of a field. Without this script the field can be marked and copied by hand.
(() => {
  "use strict";
  document.documentElement.classList.add("has-js");
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const field = document.getElementById(button.dataset.copy);
    const said = document.querySelector("[data-copy-said]");
    button.addEventListener("click", async () => {
      field.select();
      try {
        if (navigator.clipboard && window.isSecureContext) await navigator.clipboard.writeText(field.value);
        else document.execCommand("copy");
        said.textContent = button.dataset.copied;
      } catch {
        field.focus();
      }
    });
  });
})();
