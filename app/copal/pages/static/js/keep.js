// Words typed into <form data-keep> stay in this tab until they have been sent while signed in: a session that
// ran out, a stale form or a lost connection costs nothing. Only text; never codes, files or passwords.
const who = document.documentElement.dataset.who || "";
const forms = [...document.querySelectorAll("form[data-keep]")];
const shelf = (form) => "keep:" + who + ":" + location.pathname + ":" + (form.getAttribute("action") || "");
const kept = (field) => field.name && (field.tagName === "TEXTAREA" || /^(text|search|url|tel)$/.test(field.type)) && field.autocomplete !== "one-time-code";
const read = (name) => { try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; } };
const write = (name, value) => { try { sessionStorage.setItem(name, JSON.stringify(value)); } catch { /* full, or not allowed: then it is as without us */ } };
const all = () => Object.keys(sessionStorage).filter((name) => name.startsWith("keep:"));
if (!who || document.querySelector("[data-reason]")) {
  for (const name of all()) { const entry = read(name); if (entry?.sent) write(name, { ...entry, sent: false }); }
} else {
  for (const name of all()) if (read(name)?.sent) sessionStorage.removeItem(name);
}
for (const form of forms) {
  const name = shelf(form);
  const entry = read(name);
  if (entry && !form.querySelector("#problems")) {
    const note = document.getElementById("kept");
    for (const field of form.elements) {
      if (!kept(field) || field.value || !entry.words[field.name]) continue;
      field.value = entry.words[field.name];
      if (note) { note.hidden = false; note.textContent = note.dataset.words; }
    }
  }
  form.addEventListener("input", () => {
    const words = {};
    for (const field of form.elements) if (kept(field) && field.value !== field.defaultValue) words[field.name] = field.value;
    write(name, { words, sent: false });
  });
  form.addEventListener("submit", () => { const now = read(name); if (now) write(name, { ...now, sent: true }); });
}
document.addEventListener("submit", (event) => { if (event.target.matches("[data-sign-out]")) sessionStorage.clear(); });
