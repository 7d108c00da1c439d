// Items of the agenda are dragged to another place; the whole order is sent. Without this script the arrows do the same.
(() => {
  "use strict";
  const agenda = () => document.querySelector("[data-agenda]");
  let dragged = null;

  const unmark = () => document.querySelectorAll(".is-target").forEach((each) => each.classList.remove("is-target"));
  const target = (event) => event.target.closest?.("[data-agenda] [data-item], [data-agenda] .agenda-list");

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-item][draggable=true]") || null;
    if (!dragged) return;
    dragged.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.id);
  });
  document.addEventListener("dragover", (event) => {
    const over = dragged && target(event);
    if (!over) return;
    event.preventDefault();
    unmark();
    over.classList.add("is-target");
  });
  document.addEventListener("dragend", () => {
    unmark();
    dragged?.classList.remove("is-dragged");
    dragged = null;
  });
  document.addEventListener("drop", (event) => {
    const over = dragged && target(event);
    if (!over || over === dragged) return;
    event.preventDefault();
    if (over.matches("[data-item]")) over.before(dragged);
    else over.append(dragged);
    send();
  });

  const send = () => {
    const order = [...agenda().querySelectorAll("[data-chapter]")].map((chapter) => {
      const items = [...chapter.querySelectorAll("[data-item]")].map((item) => item.dataset.item);
      return `${chapter.dataset.chapter}:${items.join(",")}`;
    });
    window.htmx.ajax("POST", agenda().dataset.order, {
      target: "#agenda",
      swap: "outerHTML",
      values: {
        order,
        version: agenda().dataset.version,
        csrfmiddlewaretoken: document.querySelector("[name=csrfmiddlewaretoken]").value,
      },
    });
  };
})();
