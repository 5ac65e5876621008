// What is done goes through a queue on this device: sent in order, each with a key of its own, so that it arrives once
// however often it has to be sent. Kept for this person and room until it has arrived, also when the page is closed.
const shelf = "room:" + root.dataset.me + ":" + root.dataset.base;
const load = () => { try { return JSON.parse(localStorage.getItem(shelf)) || []; } catch { return []; } };
let queue = load(), sending = false, pause = 500;
function store() {
  try { queue.length ? localStorage.setItem(shelf, JSON.stringify(queue)) : localStorage.removeItem(shelf); } catch { /* full or not allowed: kept in memory */ }
  const box = document.getElementById("waiting");
  box.hidden = !queue.some((one) => one.late);
  box.querySelector("p").textContent = box.hidden ? "" : words("Wait") + ": " + queue.length;
  box.querySelector("ul").replaceChildren(...queue.map((one) => Object.assign(document.createElement("li"), { textContent: one.label })));
}
function submit(form, button) {
  const data = new FormData(form, button);
  data.delete("csrfmiddlewaretoken");
  data.set("client_key", crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2) + Date.now());
  const label = (data.get("words") || button?.textContent || form.textContent).trim().slice(0, 120);
  queue.push({ fields: [...data], label, then: form.dataset.then || "", at: Date.now(), late: false });
  if (form.hasAttribute("data-clears")) form.reset();
  form.closest("dialog")?.close();
  const fold = form.hasAttribute("data-closes") && form.closest("details");
  if (fold) { fold.open = false; fold.querySelector("summary").focus({ preventScroll: true }); }
  assume(form.dataset.then);
  store();
  flush();
  setTimeout(() => { for (const one of queue) one.late ||= Date.now() - one.at > 900; store(); }, 1_000);
}
async function flush() {
  if (sending || !queue.length) return;
  sending = true;
  while (queue.length) {
    const one = queue[0];
    const went = await post(one);
    if (!went) break;
    queue.shift();
    store();
    if (went.note) tells(one, went); else if (went.why) refuse(one, went.why); else if (went.mine && !queue.length) own(went.mine, went.number, went.own);
    if (!queue.length && one.late) say(words("Sent"));
  }
  sending = false;
  if (queue.length) { setTimeout(flush, pause); pause = Math.min(pause * 2, 8_000); } else pause = 500;
}
// What the server said; null: it did not get there, or is to be sent again.
async function post(one) {
  try {
    const answer = await fetch(root.dataset.acts, {
      method: "POST", body: new URLSearchParams(one.fields), redirect: "manual", signal: AbortSignal.timeout(10_000),
      headers: { Accept: "application/json", "X-CSRFToken": root.dataset.token },
    });
    if (answer.status === 429) { await wait(1000 * Math.min(Number(answer.headers.get("Retry-After")) || 2, 10)); return null; }
    if (answer.status >= 500) throw new Error(String(answer.status));
    if (answer.type === "opaqueredirect" || answer.status === 404) { out(); return { why: words("Out") }; }
    return await answer.json();
  } catch {
    one.late = true;
    store();
    return null;
  }
}
// Something could tell who somebody is: the words come back in a form of their own, with what the check marked.
function tells(one, went) {
  const form = Object.assign(document.createElement("form"), { className: "card stack g2" });
  form.dataset.act = "";
  for (const [name, value] of one.fields) {
    if (name === "client_key") continue;
    const field = document.createElement(name === went.field ? "textarea" : "input");
    Object.assign(field, name === went.field ? { name, className: "field few", rows: 3 } : { name, type: "hidden" });
    field.value = value;
    if (name === went.field) field.setAttribute("aria-label", one.label.slice(0, 60));
    form.append(field);
    if (name === went.field) form.append(Object.assign(document.createElement("div"), { className: "toldabout", innerHTML: went.note }));
  }
  form.append(Object.assign(document.createElement("button"), { className: "btn strong", textContent: words("Again") }));
  document.getElementById("refusal").replaceChildren(form);
  form.querySelector("textarea")?.focus();
  askMine();
}
// Refused: said where it is seen and heard, with the words that were typed, so that nothing is lost.
function refuse(one, why) {
  const typed = one.fields.filter(([name, text]) => ["words", "whom", "link"].includes(name) && text).map(([, text]) => text).join("\n");
  const note = Object.assign(document.createElement("div"), { className: "note stop" });
  note.append(Object.assign(document.createElement("p"), { textContent: why }));
  if (typed) note.append(Object.assign(document.createElement("p"), { className: "small", textContent: words("Kept") }), Object.assign(document.createElement("p"), { className: "lines", textContent: typed }));
  const close = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet tiny", textContent: words("Close") });
  close.addEventListener("click", () => note.remove());
  note.append(close);
  document.getElementById("refusal").replaceChildren(note);
  askMine();
}
