// Shows how much of the files has been sent. Without this script the browser sends the form itself.
(() => {
  "use strict";
  const form = document.querySelector("[data-upload]");
  if (!form) return;
  const box = form.querySelector("[data-progress]");
  const words = form.querySelector("[data-progress-words]");
  const bar = form.querySelector("progress");
  const button = form.querySelector("button[type=submit]");

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    box.hidden = false;
    button.disabled = true;
    request.upload.addEventListener("progress", (progress) => {
      if (!progress.lengthComputable) return;
      const percent = Math.floor((progress.loaded / progress.total) * 100);
      bar.value = percent;
      words.textContent = percent < 100 ? form.dataset.sending.replace("{percent}", percent) : form.dataset.sent;
    });
    request.addEventListener("load", () => {
      if (request.status < 400 && request.responseURL) {
        location.assign(request.responseURL);
        return;
      }
      // The server's own page says what is wrong.
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
    });
    request.addEventListener("error", () => {
      words.textContent = form.dataset.failed;
      button.disabled = false;
    });
    request.open("POST", form.action || location.href);
    request.send(new FormData(form));
  });
})();
