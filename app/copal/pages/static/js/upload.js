// <form data-upload> with a <progress hidden>: shows how far the file has come, then goes where the server says
// (X-Go, see LeadUploads), or shows the form again with what needs a look.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const bar = form.matches("[data-upload]") && form.querySelector("progress");
  if (!bar || event.defaultPrevented) return;
  event.preventDefault();
  const button = event.submitter;
  const call = new XMLHttpRequest();
  const rest = () => { bar.hidden = true; if (button) button.disabled = false; };
  call.upload.onprogress = (now) => { if (now.lengthComputable) { bar.max = now.total; bar.value = now.loaded; } };
  call.onload = () => {
    const go = call.getResponseHeader("X-Go");
    if (go) return location.assign(go);
    rest();
    const main = new DOMParser().parseFromString(call.responseText, "text/html").querySelector("main");
    if (!main) return document.dispatchEvent(new Event("no-answer"));
    document.querySelector("main").replaceWith(main);
    window.htmx?.process(main);
    (main.querySelector("#problems") || main).focus();
  };
  call.onerror = () => { rest(); document.dispatchEvent(new Event("no-answer")); };
  call.open("POST", form.action);
  call.setRequestHeader("X-Upload", "1");
  call.send(new FormData(form, button));
  bar.hidden = false;
  if (button) button.disabled = true;
});
