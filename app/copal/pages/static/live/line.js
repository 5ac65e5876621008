// The line from the server: a stream, opened anew when it breaks or falls silent; asking every few seconds where none comes through.
const NO_LINE = -1; // the serial of a whole that was asked for: no event of the stream fits it, so the stream's next word brings a whole
const SILENT = 12_000, FIRST = 7_000, ASK_EVERY = 3_000;
let source = null, heardAt = Date.now(), openedAt = 0, askedAt = 0, cameAt = 0, asking = 0, failures = 0, due = 0;
function listen() {
  source?.close();
  clearTimeout(due);
  if (room.over) return;
  room.serial = null;
  openedAt = Date.now();
  source = new EventSource(root.dataset.stream);
  source.onmessage = (message) => { heardAt = Date.now(); failures = 0; asking = 0; show(""); take(JSON.parse(message.data)); };
  source.onerror = () => {
    const asked = Date.now() - cameAt < 2 * ASK_EVERY; // slow is not gone: what is asked for does come
    if (!asked) show(words("Gone"));
    if (source.readyState === EventSource.CLOSED) return refused();
    source.close(); // browsers wait longer with each try of their own
    again(asked ? ASK_EVERY : 300 + Math.random() * 500);
  };
}
function take(event) {
  room.ahead = Date.now() - Date.parse(event.now);
  if (event.end) return refused();
  if ("beat" in event) { if (room.serial !== null && event.beat !== room.serial) askWhole(); return; } // null: the whole is on its way
  if (event.from !== null && event.from !== room.serial) { // one was missed, or it came twice
    if (room.serial === null || event.to > room.serial) askWhole();
    return;
  }
  room.serial = event.to ?? NO_LINE;
  room.number = event.number;
  if (event.mine && !queue.length) own(event.mine, event.number, event.own);
  draw(event.panels);
  if (!event.mine && (event.from === null || event.touched.includes(Number(root.dataset.me)))) askMine();
  flush();
}
// The whole screen, asked for once; afterwards the stream starts over so that its numbers fit again.
async function askWhole() {
  if (asking) return;
  asking = Date.now();
  listen();
}
async function poll() {
  const begun = Date.now();
  try {
    const answer = await fetch(root.dataset.state, { headers: { Accept: "application/json" } });
    if (answer.status === 404 || answer.status === 403) return out();
    if (!answer.ok) throw new Error(String(answer.status));
    const whole = await answer.json();
    if (heardAt >= begun) return; // the stream has spoken since: what it said is newer
    take(whole);
    cameAt = Date.now();
    show(words("Slow"));
  } catch { show(words("Gone")); }
}
async function refused() {
  source?.close();
  try {
    const answer = await fetch(root.dataset.state, { headers: { Accept: "application/json" } });
    if (answer.status === 404 || answer.status === 403 || answer.redirected) return out();
    if (answer.ok) take(await answer.json());
  } catch { show(words("Gone")); }
  failures += 1;
  again(Math.min(500 * failures, 5_000));
}
function again(milliseconds) {
  clearTimeout(due);
  due = setTimeout(listen, milliseconds);
}
function out() {
  room.over = true;
  source?.close();
  for (const part of root.querySelectorAll("[data-panel], form, button")) part.remove();
  show(words("Out"));
  say(words("Out"));
}
function show(text) {
  const line = document.getElementById("line");
  if (line.dataset.said === text) return;
  line.dataset.said = text;
  line.hidden = !text;
  line.innerHTML = "";
  if (text) line.append(Object.assign(document.createElement("p"), { className: "note guard", textContent: text }));
}
function watch() {
  if (room.over) return;
  const now = Date.now();
  if (now - Math.max(heardAt, openedAt) > SILENT) listen();
  if (now - heardAt > FIRST && now - askedAt > ASK_EVERY) { askedAt = now; poll(); }
}
