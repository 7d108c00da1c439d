// Forms that save as one types. What was typed stays in this browser until the server has said that it is saved,
// so that a lost connection, a closed lid or a reload loses nothing. Without this script each form has its button.
(() => {
  "use strict";
  const RETRY = 5000;
  const words = { da: ["Gemmer …", "Ikke gemt: forbindelsen er væk. Teksten er her i browseren og sendes igen.", "Tekst, der ikke nåede at blive gemt, er hentet frem."], en: ["Saving …", "Not saved: the connection is lost. The text is kept in this browser and is sent again.", "Text that had not been saved was brought back."] };
  const [SAVING, LOST, RESTORED] = words[document.documentElement.lang] || words.da;
  const waiting = new Map();
  const key = (form) => `samraad:${form.getAttribute("action")}`;
  const state = (form) => form.querySelector("[data-saved]");
  const skipped = new Set(["csrfmiddlewaretoken"]);

  const fields = (form) => [...new FormData(form)].filter(([name, value]) => !skipped.has(name) && typeof value === "string");
  const keep = (form) => sessionStorage.setItem(key(form), JSON.stringify(fields(form)));
  const say = (form, text, bad) => {
    const line = document.createElement("span");
    line.className = bad ? "save-state__bad" : "quiet";
    line.textContent = text;
    state(form)?.replaceChildren(line);
  };
  const save = (form) => window.htmx.trigger(form, "save");

  const bring = (form, kept) => {
    const lists = new Map();
    for (const [name, value] of kept) lists.set(name, [...(lists.get(name) || []), value]);
    for (const [name, values] of lists) {
      const named = [...form.elements].filter((each) => each.name === name);
      if (named[0]?.type === "radio" || named[0]?.type === "checkbox") {
        named.forEach((each) => (each.checked = values.includes(each.value)));
      } else {
        values.forEach((value, place) => named[place] && (named[place].value = value));
      }
      if (values.length > named.length) form.dispatchEvent(new CustomEvent("samraad:more", { detail: { name, values } }));
    }
    [...form.elements].filter((each) => each.type === "checkbox" && !lists.has(each.name)).forEach((each) => (each.checked = false));
    form.dispatchEvent(new CustomEvent("samraad:restored"));
  };
  const restore = (form) => {
    const stored = sessionStorage.getItem(key(form));
    if (!stored) return;
    const without = (rows) => JSON.stringify(rows.filter(([name, value]) => name !== "version" && value.trim() !== ""));
    if (without(JSON.parse(stored)) === without(fields(form))) return sessionStorage.removeItem(key(form));
    bring(form, JSON.parse(stored));
    say(form, RESTORED);
    save(form);
    return undefined;
  };

  const form = (event) => event.target.closest?.("form[data-autosave]");
  const changed = (event) => {
    if (!form(event)) return;
    keep(form(event));
    form(event).dataset.unsent = "";
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  // Who goes on to another page at once does not wait for the pause in typing: what is not sent yet goes along.
  window.addEventListener("pagehide", () =>
    document.querySelectorAll("form[data-autosave][data-unsent]").forEach((each) => {
      const body = new URLSearchParams(new FormData(each));
      fetch(each.getAttribute("action"), { method: "POST", body, keepalive: true, headers: { "HX-Request": "true" } }).catch(() => {});
    }),
  );
  document.addEventListener("htmx:beforeRequest", (event) => {
    const sent = form(event);
    if (!sent) return;
    clearTimeout(waiting.get(sent));
    delete sent.dataset.unsent;
    sent.dataset.sent = JSON.stringify(fields(sent));
    say(sent, SAVING);
  });
  // Refusals and conflicts are shown where the form says that it is saved.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([400, 403, 409].includes(event.detail.xhr.status) && form(event)) event.detail.shouldSwap = event.detail.xhr.status !== 403;
  });
  const again = (sent) => {
    say(sent, LOST, true);
    sent.dataset.unsent = "";
    clearTimeout(waiting.get(sent));
    waiting.set(sent, setTimeout(() => save(sent), RETRY));
  };
  document.addEventListener("htmx:afterRequest", (event) => {
    const sent = form(event);
    if (!sent) return;
    const answer = event.detail.xhr;
    if (!answer || answer.status === 0 || answer.status >= 500) return again(sent);
    if (!event.detail.successful) return undefined;
    const version = answer.getResponseHeader("X-Version");
    if (version && sent.elements.version) {
      sent.elements.version.value = version;
      document.querySelectorAll(`[data-version-of="${sent.dataset.versions || sent.id}"]`).forEach((each) => (each.value = version));
    }
    const typed = (rows) => JSON.stringify(rows.filter(([name]) => name !== "version"));
    if (typed(JSON.parse(sent.dataset.sent)) === typed(fields(sent))) sessionStorage.removeItem(key(sent));
    else keep(sent);
    return undefined;
  });
  document.addEventListener("click", (event) => {
    const owner = event.target.closest?.("form[data-autosave]");
    const mine = event.target.closest?.("[data-keep-mine]");
    if (owner && mine) {
      owner.elements.version.value = mine.dataset.keepMine;
      save(owner);
    }
    if (owner && event.target.closest?.("[data-keep-theirs]")) {
      sessionStorage.removeItem(key(owner));
      location.reload();
    }
  });
  // A page that the browser kept and shows again has old versions: it is loaded anew.
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  window.addEventListener("online", () => waiting.forEach((_timer, sent) => sent.isConnected && save(sent)));

  const begin = () => document.querySelectorAll("form[data-autosave]").forEach(restore);
  document.addEventListener("samraad:editors-ready", begin, { once: true });
  if (!document.querySelector("[data-editor]")) document.addEventListener("DOMContentLoaded", begin);
})();
