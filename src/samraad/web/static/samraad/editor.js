// A small text editor in place of the textareas marked data-editor: bold, italic, headings, lists, links; pasted text is cleaned
// by the server before it is put in. Without this script one writes plain paragraphs.
(() => {
  "use strict";
  const english = document.documentElement.lang === "en";
  const say = (danish, other) => (english ? other : danish);
  const ACTS = [
    ["bold", "F", say("Fed (Ctrl+B)", "Bold (Ctrl+B)")],
    ["italic", "K", say("Kursiv (Ctrl+I)", "Italic (Ctrl+I)")],
    ["h3", "H", say("Mellemrubrik", "Heading")],
    ["insertUnorderedList", "•", say("Punktliste", "Bulleted list")],
    ["insertOrderedList", "1.", say("Nummereret liste", "Numbered list")],
    ["link", say("Link", "Link"), say("Indsæt link", "Insert link")],
    ["removeFormat", "×", say("Fjern formatering", "Remove formatting")],
  ];
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  const act = (name, text) => {
    text.focus();
    if (name === "h3") {
      document.execCommand("formatBlock", false, document.queryCommandValue("formatBlock") === "h3" ? "p" : "h3");
    } else if (name === "link") {
      const address = window.prompt(say("Adressen, der skal linkes til (tom fjerner linket):", "The address to link to (empty removes it):"), "https://");
      if (address === null) return;
      if (/^(https?:|mailto:|\/)/.test(address) && address !== "https://") document.execCommand("createLink", false, address);
      else document.execCommand("unlink");
    } else {
      document.execCommand(name);
    }
  };

  const bar = (text, label) => {
    const made = document.createElement("div");
    made.className = "editor__bar";
    made.setAttribute("role", "toolbar");
    made.setAttribute("aria-label", `${say("Formatering af", "Formatting of")} ${label}`);
    ACTS.forEach(([name, sign, title], place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.sign = sign;
      button.title = title;
      button.setAttribute("aria-label", title);
      button.dataset.act = name;
      button.tabIndex = place ? -1 : 0;
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => act(name, text));
      made.append(button);
    });
    made.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const buttons = [...made.children];
      const next = buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length];
      buttons.forEach((each) => (each.tabIndex = each === next ? 0 : -1));
      next.focus();
    });
    return made;
  };

  const paste = async (event, address) => {
    const html = event.clipboardData.getData("text/html");
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain");
    if (!html) return document.execCommand("insertText", false, plain);
    try {
      const body = new URLSearchParams({ html, csrfmiddlewaretoken: token() });
      const answer = await fetch(address, { method: "POST", body });
      const clean = answer.ok ? await answer.text() : "";
      document.execCommand(clean ? "insertHTML" : "insertText", false, clean || plain);
    } catch {
      document.execCommand("insertText", false, plain); // without a connection the words are better than nothing
    }
    return undefined;
  };

  const edit = (source) => {
    const label = document.getElementById(source.dataset.label)?.textContent || "";
    const box = document.createElement("div");
    const text = document.createElement("div");
    const html = document.createElement("input");
    box.className = "editor";
    text.className = "editor__text";
    text.contentEditable = "true";
    text.setAttribute("role", "textbox");
    text.setAttribute("aria-multiline", "true");
    text.setAttribute("aria-label", label);
    html.type = "hidden";
    html.name = "html";
    html.value = source.dataset.html;
    text.innerHTML = source.dataset.html || "<p><br></p>";
    box.append(bar(text, label), text, html);
    source.form.querySelector(`label[for="${source.id}"]`)?.remove();
    source.replaceWith(box);
    document.execCommand("defaultParagraphSeparator", false, "p");
    text.addEventListener("input", () => (html.value = text.innerText.trim() ? text.innerHTML : ""));
    text.addEventListener("paste", (event) => paste(event, source.dataset.paste));
    html.form.addEventListener("samraad:restored", () => (text.innerHTML = html.value));
    document.addEventListener("selectionchange", () => {
      if (!text.contains(document.getSelection().anchorNode)) return;
      box.querySelectorAll("[data-act]").forEach((button) => {
        const on = button.dataset.act === "h3" ? document.queryCommandValue("formatBlock") === "h3" : ["link", "removeFormat"].includes(button.dataset.act) ? null : document.queryCommandState(button.dataset.act);
        if (on !== null) button.setAttribute("aria-pressed", String(on));
      });
    });
  };

  // A new empty point as soon as the last one has words.
  const another = (list) => {
    const last = list.lastElementChild;
    if (!last.querySelector("textarea").value.trim()) return;
    const added = last.cloneNode(true);
    const field = added.querySelector("textarea");
    field.value = "";
    field.id = `${field.id}-${list.children.length}`;
    added.querySelector("label").htmlFor = field.id;
    list.append(added);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("textarea[data-editor]").forEach(edit);
    document.querySelectorAll("[data-points]").forEach((list) => {
      list.addEventListener("input", () => another(list));
      list.closest("form").addEventListener("samraad:more", (event) => {
        for (const value of event.detail.values.slice(list.querySelectorAll("textarea").length)) {
          another(list);
          list.lastElementChild.querySelector("textarea").value = value;
        }
        another(list);
      });
    });
    document.dispatchEvent(new CustomEvent("samraad:editors-ready"));
  });
})();
