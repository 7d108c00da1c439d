// The keyboard of the review page: j and k walk through the rows, e opens one, b its decision, Esc closes, ? helps.
// Everything can be done without this script as well; the links then lead to pages of their own.
(() => {
  "use strict";
  const page = document.querySelector("[data-review]");
  if (!page) return;
  document.documentElement.classList.add("has-js");
  const help = page.querySelector("[data-help]");
  let current = null; // the id of the row that has or had the focus

  const rows = () => [...page.querySelectorAll("[data-row]")];
  const focusRow = (row) => {
    if (!row) return;
    current = row.id;
    const field = row.matches("[data-editing]") && row.querySelector("input:not([type=hidden]), select, textarea");
    (field || row).focus();
    row.scrollIntoView({ block: "nearest" });
  };
  const step = (by) => {
    const all = rows();
    const at = all.findIndex((row) => row.id === current);
    focusRow(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  };
  const row = () => document.getElementById(current || "");
  const typing = (target) => target.closest("input, select, textarea, dialog[open]");

  page.addEventListener("focusin", (event) => {
    const inRow = event.target.closest("[data-row]");
    if (inRow) current = inRow.id;
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const editing = event.target.closest("[data-editing]");
    if (event.key === "Escape" && editing) {
      event.preventDefault();
      close(editing);
      return;
    }
    if (typing(event.target)) return;
    const acts = {
      j: () => step(1),
      k: () => step(-1),
      e: () => row()?.querySelector("[data-edit]")?.click(),
      b: () => row()?.querySelector("[data-decide]")?.click(),
      g: () => document.getElementById("godkend").scrollIntoView(),
      "?": () => help.showModal(),
    };
    if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  // What stood in a row before its form opened, so that closing needs no server.
  const before = new Map();
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target.matches("[data-row]") && !target.matches("[data-editing]")) before.set(target.id, target.cloneNode(true));
  });
  const close = (editing) => {
    const old = before.get(editing.id.replace("decision-", "item-"));
    if (!old) return location.assign(editing.querySelector("[data-cancel]").href);
    editing.replaceWith(old);
    window.htmx.process(old);
    focusRow(old);
    return undefined;
  };
  page.addEventListener("click", (event) => {
    const cancel = event.target.closest("[data-cancel]");
    const editing = event.target.closest("[data-editing]");
    if (cancel && editing) {
      event.preventDefault();
      close(editing);
    }
  });
  document.body.addEventListener("htmx:afterSettle", () => {
    const editing = page.querySelector("[data-editing]");
    focusRow(editing || row());
  });
})();
