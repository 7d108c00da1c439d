// The usual decisions, one key away: a button or its key writes outcome and sentence and saves them. Keys work while nobody types;
// within a point (a button of it has the focus) they are the point's. The key of [data-next-key] goes on to the next item;
// Escape leaves a field, so that the keys work again.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable=true], dialog[open]");
  const write = (button) => {
    const form = document.getElementById(button.closest("[data-phrases]").dataset.phrases);
    const { outcome, text } = form.elements;
    outcome.value = button.dataset.outcome;
    text.value = button.dataset.text;
    text.dispatchEvent(new Event("input", { bubbles: true }));
    const open = text.value.indexOf("…");
    if (open < 0) return;
    text.focus();
    text.setSelectionRange(open, open + 1);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-phrases] [data-outcome]");
    if (button) write(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const next = document.querySelector("[data-next-key]");
    if (next && next.dataset.nextKey === event.key) {
      event.preventDefault();
      next.click();
      return;
    }
    const here = event.target.closest("section")?.querySelector("[data-phrases]") || document.querySelector("[data-phrases]");
    const button = [...(here?.querySelectorAll("[data-key]") || [])].find((each) => each.dataset.key === event.key);
    if (!button) return;
    event.preventDefault();
    write(button);
  });
})();
