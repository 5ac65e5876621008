// Words are held against the check a moment after the last key: on the server, where nothing of them is kept.
const PAUSE = 500, looks = new WeakMap();
const root = document.getElementById("room");
const watched = (field) => field?.dataset?.check || (root?.dataset.check && field.matches?.("form[data-act] :is(textarea, input[name=words], input[name=whom])") && root.dataset.check);
const token = (field) => field.form?.elements.csrfmiddlewaretoken?.value || root?.dataset.token || "";
function place(field) {
  let box = field.parentElement.querySelector(":scope > .toldabout");
  if (!box) {
    box = Object.assign(document.createElement("div"), { className: "toldabout" });
    box.setAttribute("role", "status");
    field.after(box);
  }
  return box;
}
// What was open, ticked or held by the keyboard stays so: an answer may come while somebody is already choosing.
function tell(field, html) {
  const box = place(field), held = box.contains(document.activeElement) && document.activeElement.textContent;
  const kept = box.querySelector("[name=kept]")?.checked && box.firstElementChild.dataset.told;
  const open = new Set([...box.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  box.innerHTML = html;
  const again = box.querySelector("[name=kept]");
  if (again && again.value === kept) again.checked = true;
  for (const one of box.querySelectorAll("summary")) one.parentElement.open = open.has(one.textContent);
  if (held) [...box.querySelectorAll("summary, button")].find((one) => one.textContent === held)?.focus();
}
async function look(field) {
  const words = field.value, address = watched(field);
  if (!words.trim()) return tell(field, "");
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams({ words, name: field.name }), headers: { "X-CSRFToken": token(field), Accept: "text/html" } });
    if (answer.ok && field.value === words) tell(field, answer.status === 204 ? "" : await answer.text());
  } catch { /* no line: it is looked at when it is sent */ }
}
function later(field, milliseconds = PAUSE) {
  clearTimeout(looks.get(field));
  looks.set(field, setTimeout(look, milliseconds, field));
}
const send = (address, field, fields) => fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { "X-CSRFToken": token(field), Accept: "application/json" } }).catch(() => {});
// What takes the place of a name is remembered in the writer's own book, so that the child is called so the next time, too.
async function change(field, buttons) {
  for (const one of buttons) if (one.dataset.names) await send(one.closest("[data-book]").dataset.book, field, { name: one.dataset.names, pseudonym: one.dataset.instead });
  const letters = [...field.value];
  let end = Infinity;
  const spots = buttons.flatMap((one) => one.dataset.spots.split(" ").map((spot) => [...spot.split("-").map(Number), one.dataset.instead]));
  for (const [from, to, instead] of spots.sort((a, b) => b[0] - a[0])) {
    if (to > end) continue;
    end = from;
    letters.splice(from, to - from, instead);
  }
  field.value = letters.join("");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  tell(field, "");
  later(field, 0);
}
document.addEventListener("input", (event) => { if (watched(event.target)) later(event.target); });
document.addEventListener("reset", (event) => { for (const box of event.target.querySelectorAll(".toldabout")) box.replaceChildren(); });
document.addEventListener("click", (event) => {
  const box = event.target.closest(".toldabout"), button = event.target.closest("button");
  const field = box?.parentElement.querySelector(":scope > :is(textarea, input)");
  if (!field || !button) return;
  if (button.dataset.instead) return change(field, [button]);
  if (button.name === "safer") { event.preventDefault(); return change(field, [...box.querySelectorAll("[data-instead]:not(details *)")]); }
  if (button.dataset.fine) send(button.closest("[data-fine-at]").dataset.fineAt, field, { words: button.dataset.words, why: button.dataset.fine }).then(() => { field.focus(); look(field); });
});
