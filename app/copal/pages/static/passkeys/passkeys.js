// Passkeys on the two pages that use them. Without this file, or without passkeys in the browser, the code by mail remains.
// A passkey belongs to a name: on a bare number such as 127.0.0.1 browsers refuse to make one.
const can = !/^[\d.]+$|:/.test(location.hostname) && Boolean(
  window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON,
);
const form = document.querySelector("[data-passkey]");

function publicKey(options) {
  return options.publicKey ?? options;
}

async function make() {
  const options = JSON.parse(document.getElementById("passkey-options").textContent);
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey(options)) });
}

async function use() {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = await answer.json();
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey(options)) });
}

async function go(event) {
  event.preventDefault();
  const trouble = form.querySelector("[data-passkey-trouble]");
  trouble.hidden = true;
  try {
    const credential = await (form.dataset.passkey === "make" ? make() : use());
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    trouble.hidden = false;
  }
}

if (can && form) {
  form.hidden = false;
  document.querySelector("[data-passkey-missing]")?.remove();
  if (form.dataset.passkey === "make") form.addEventListener("submit", go);
  else form.querySelector("button").addEventListener("click", go);
}
