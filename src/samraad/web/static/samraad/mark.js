// Marking while reading: select words, and a bar at the bottom offers to mark them; touch a marking, and it offers to take it
// off. The page stays where it is. Without this script one marks sentence by sentence, or lines by their numbers.
(() => {
  "use strict";
  const bars = document.querySelector("[data-mark-bars]");
  if (!bars) return;
  const AROUND = 80;
  const form = bars.querySelector("[data-mark-form]");
  const unmark = bars.querySelector("[data-unmark]");
  const undo = bars.querySelector("[data-undo]");
  const status = bars.querySelector("[data-mark-status]");
  const AREA = "[data-markable], [data-markable-lines]";
  const BLOCK = "p, li, td, th, tr, h2, h3, h4, blockquote";

  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  const collapse = (text) => text.replace(/\s+/g, " ");
  const shorten = (text) => (text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-24)}` : text);

  // The text nodes of an area, without links to sources, each with the part of it that is in the range.
  const pieces = (area, range) => {
    const found = [];
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".source-link")) continue;
      const inside = range.intersectsNode(node);
      const start = inside && node === range.startContainer ? range.startOffset : 0;
      const end = inside && node === range.endContainer ? range.endOffset : node.length;
      const after = !inside && range.comparePoint(node, 0) > 0;
      found.push({ node, inside, before: inside ? node.data.slice(0, start) : after ? "" : node.data, text: inside ? node.data.slice(start, end) : "", after: inside ? node.data.slice(end) : after ? node.data : "" });
    }
    return found;
  };

  const chosenIn = (area, range) => {
    const all = pieces(area, range);
    let quote = "";
    let block = null;
    for (const piece of all.filter((each) => each.text.trim())) {
      const here = piece.node.parentElement.closest(BLOCK);
      quote += (block && here !== block ? "\n" : "") + collapse(piece.text);
      block = here;
    }
    const around = (name) => collapse(all.map((each) => each[name]).join(" "));
    return { quote: quote.trim(), before: around("before").slice(-AROUND), after: around("after").slice(0, AROUND), all };
  };

  const linesIn = (all) => {
    const rows = all.filter((each) => each.text.trim()).map((each) => each.node.parentElement.closest("[data-line]")).filter(Boolean);
    const numbers = rows.flatMap((row) => [Number(row.dataset.line), Number(row.dataset.lastLine || row.dataset.line)]);
    return numbers.length ? [Math.min(...numbers), Math.max(...numbers)] : null;
  };

  const hide = () => {
    form.hidden = true;
    unmark.hidden = true;
    undo.hidden = true;
  };

  const offer = () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) {
      if (!bars.contains(document.activeElement)) form.hidden = true;
      return;
    }
    const range = selection.getRangeAt(0);
    const area = [...document.querySelectorAll(AREA)].find((each) => range.intersectsNode(each) && chosenIn(each, range).quote);
    if (!area) return;
    const chosen = chosenIn(area, range);
    if (area.matches("[data-markable-lines]")) {
      const lines = linesIn(chosen.all);
      if (!lines) return;
      [form.elements.first.value, form.elements.last.value] = lines;
      form.querySelector("[data-mark-said]").textContent = (lines[0] === lines[1] ? area.dataset.oneLine : area.dataset.manyLines).replace("{first}", lines[0]).replace("{last}", lines[1]);
    } else {
      form.elements.section.value = area.dataset.markable;
      for (const name of ["quote", "before", "after"]) form.elements[name].value = chosen[name];
      form.querySelector("[data-mark-said]").textContent = `»${shorten(collapse(chosen.quote))}«`;
    }
    hide();
    form.hidden = false;
  };

  let waiting = null;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 200);
  });
  // Pressing the button must not take the selection away before it is used.
  bars.addEventListener("pointerdown", (event) => event.preventDefault());

  document.addEventListener("click", (event) => {
    const marked = event.target.closest?.("[data-marking]");
    if (!marked || !marked.closest(AREA) || event.target.closest("a") || !document.getSelection().isCollapsed) {
      if (!bars.contains(event.target) && document.contains(event.target) && event.isTrusted) unmark.hidden = undo.hidden = true;
      return;
    }
    const button = unmark.querySelector("[data-unmark-button]");
    button.setAttribute("form", `fjern-${marked.dataset.marking}`);
    unmark.querySelector("[data-unmark-said]").textContent = `»${shorten(collapse([...document.querySelectorAll(`[data-marking="${marked.dataset.marking}"]`)].map((each) => each.textContent).join(" ")))}«`;
    hide();
    unmark.hidden = false;
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  const ours = (element) => element === form || /^(fjern-|fortryd)/.test(element?.id || "");
  // What was sent may have left the page with its list when the answer comes, so it is remembered by its request.
  const senders = new WeakMap();
  document.addEventListener("htmx:beforeRequest", (event) => ours(event.detail.elt) && senders.set(event.detail.xhr, event.detail.elt));
  document.addEventListener("htmx:afterRequest", (event) => {
    const sent = senders.get(event.detail.xhr);
    if (!sent) return;
    if (!event.detail.successful) {
      status.textContent = "";
      const target = form.hidden ? unmark.querySelector("[data-unmark-said]") : form.querySelector("[data-mark-said]");
      const answer = new DOMParser().parseFromString(event.detail.xhr?.responseText || "", "text/html").body.textContent.trim();
      target.textContent = event.detail.xhr?.status === 400 && answer ? collapse(answer) : bars.dataset.refused;
      return;
    }
    document.getSelection().removeAllRanges();
    hide();
    undo.hidden = !/^fjern-/.test(sent.id);
    status.textContent = sent.id === "fortryd" || sent === form ? bars.dataset.marked : bars.dataset.removed;
  });
})();
