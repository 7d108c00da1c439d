// A field that shows only the rows of a list whose name has what is typed. Without this script the field is not there.
(() => {
  "use strict";
  document.querySelectorAll("[data-find-in]").forEach((box) => {
    const list = document.getElementById(box.dataset.findIn);
    const field = box.querySelector("input");
    box.hidden = false;
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      list.querySelectorAll("[data-name]").forEach((row) => (row.hidden = !words.every((word) => row.dataset.name.includes(word))));
    });
  });
})();
