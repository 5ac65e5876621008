// Timers by the server's clock, so that every screen shows the same second whatever its own clock says.
const figure = (seconds) => {
  const all = Math.abs(Math.round(seconds));
  return (seconds < 0 ? "−" : "") + Math.floor(all / 60) + ":" + String(all % 60).padStart(2, "0");
};
const warned = new Set();
function tick() {
  for (const clock of root.querySelectorAll("[data-ends]")) {
    const left = (Date.parse(clock.dataset.ends) - serverNow()) / 1000;
    const shown = figure(left);
    if (clock.textContent !== shown) clock.textContent = shown;
    const soon = left <= Number(clock.dataset.warn || 0);
    clock.classList.toggle("soon", soon && left > 0);
    clock.classList.toggle("up", left <= 0);
    if (left <= 0) once("up " + clock.dataset.ends, words("Up") + ": " + clock.dataset.what);
    else if (soon) once("soon " + clock.dataset.ends, words("Soon") + ": " + clock.dataset.what + ", " + shown);
  }
  for (const clock of root.querySelectorAll("[data-since]")) {
    const shown = figure(Math.max(0, (serverNow() - Date.parse(clock.dataset.since)) / 1000));
    if (clock.textContent !== shown) clock.textContent = shown;
  }
}
// Said once for each item; not for one whose time was used up long before this page was opened.
function once(key, text) {
  if (warned.has(key)) return;
  warned.add(key);
  say(text);
}
function tellTime() {
  const clock = root.querySelector("[data-ends]");
  say(clock ? `${words("Left")}: ${clock.textContent}. ${clock.dataset.what}` : words("Left") + ": –");
}
