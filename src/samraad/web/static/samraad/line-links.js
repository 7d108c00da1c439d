// Lines that can be pointed at: #L12 and #L12-L15 are marked, a click on a number points, with Shift it takes the
// lines between, and the place is copied as a citation. Without this script the links still lead to the first line.
(() => {
  "use strict";
  const body = document.querySelector("[data-lines]");
  if (!body) return;
  document.documentElement.classList.add("has-js");
  const place = document.querySelector("[data-cite-place]");
  const button = document.querySelector("[data-cite-copy]");
  const said = document.querySelector("[data-cite-said]");
  let from = null;

  const parse = (hash) => {
    const found = /^#L(\d+)(?:-L?(\d+))?$/.exec(hash);
    if (!found) return null;
    const ends = [Number(found[1]), Number(found[2] || found[1])];
    return { first: Math.min(...ends), last: Math.max(...ends) };
  };

  const mark = (range) => {
    body.querySelectorAll(".is-target").forEach((element) => element.classList.remove("is-target"));
    if (!range) return null;
    let first = null;
    body.querySelectorAll("[data-line]").forEach((element) => {
      const start = Number(element.dataset.line);
      const end = Number(element.dataset.lastLine || start);
      if (end < range.first || start > range.last) return;
      element.classList.add("is-target");
      if (!first && element.getClientRects().length) first = element;
    });
    return first;
  };

  const words = (range) =>
    (range.first === range.last ? body.dataset.oneLine : body.dataset.manyLines)
      .replace("{first}", range.first)
      .replace("{last}", range.last);

  const show = (scroll) => {
    const range = parse(location.hash);
    const first = mark(range);
    if (said) said.textContent = "";
    if (!range) return;
    from = range.first;
    if (place) place.textContent = words(range);
    if (button) button.hidden = false;
    if (first && scroll) {
      first.scrollIntoView({ block: "center" });
      // Blocks that were not laid out before may move the place; look once more when they are.
      requestAnimationFrame(() => requestAnimationFrame(() => first.scrollIntoView({ block: "center" })));
    } else if (scroll && body.dataset.pagedUrl && !document.getElementById(`L${range.first}`)) {
      location.replace(body.dataset.pagedUrl.replace("0-0", `${range.first}-${range.last}`) + location.hash);
    }
  };

  body.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-point]");
    if (!link) return;
    event.preventDefault();
    const range = parse(link.hash);
    if (event.shiftKey && from !== null) {
      range.last = Math.max(range.last, from);
      range.first = Math.min(range.first, from);
    }
    const anchor = event.shiftKey && from !== null ? from : range.first;
    const hash = range.first === range.last ? `#L${range.first}` : `#L${range.first}-L${range.last}`;
    history.replaceState(null, "", hash);
    show(false);
    from = anchor;
  });

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    return undefined;
  };

  if (button) {
    button.addEventListener("click", async () => {
      const range = parse(location.hash);
      if (!range) return;
      const lines = words(range);
      const url = new URL(body.dataset.cite.replace("0-0", `${range.first}-${range.last}`), location.href);
      url.hash = range.first === range.last ? `L${range.first}` : `L${range.first}-L${range.last}`;
      try {
        await copy([body.dataset.dossier, body.dataset.title, lines, url].filter(Boolean).join(", "));
        said.textContent = body.dataset.copied;
      } catch {
        said.textContent = url.toString();
      }
    });
  }

  window.addEventListener("hashchange", () => show(true));
  show(true);
})();
