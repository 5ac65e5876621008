// <form data-upload> with a <progress hidden>: shows how far the file has come, then goes where the server says.
for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", (event) => {
    const bar = form.querySelector("progress");
    if (!bar || event.defaultPrevented) return;
    event.preventDefault();
    const button = event.submitter;
    const call = new XMLHttpRequest();
    call.upload.onprogress = (now) => { if (now.lengthComputable) { bar.max = now.total; bar.value = now.loaded; } };
    call.onload = () => {
      if (call.responseURL && new URL(call.responseURL).pathname !== new URL(form.action).pathname) return location.assign(call.responseURL);
      document.open(); document.write(call.responseText); document.close();
    };
    call.onerror = () => { bar.hidden = true; if (button) button.disabled = false; document.dispatchEvent(new Event("no-answer")); };
    call.open("POST", form.action);
    call.send(new FormData(form, button));
    bar.hidden = false;
    if (button) button.disabled = true;
  });
}
