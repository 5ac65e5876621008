// What is this person's own: the panels carry it for nobody, so it is shown and hidden here, by tokens.
function mark(within) {
  const has = (list) => list.split(" ").some((token) => room.mine.has(token));
  for (const one of within.querySelectorAll("[data-if]")) one.hidden = !has(one.dataset.if);
  for (const one of within.querySelectorAll("[data-unless]")) one.hidden = has(one.dataset.unless);
  for (const one of within.querySelectorAll("[data-pressed]")) one.setAttribute("aria-pressed", String(room.mine.has(one.dataset.pressed)));
  for (const one of within.querySelectorAll("[data-person]")) one.classList.toggle("me", one.dataset.person === root.dataset.me);
}
// `number` is how far the log had come when the server looked: an older answer that arrives late tells nothing new.
function own(tokens, number, ideas) {
  if (number < room.owned) return;
  room.owned = number;
  ownIdeas(ideas);
  have(tokens);
}
function have(tokens) {
  room.mine = new Set(tokens);
  const focused = document.activeElement;
  mark(root);
  if (focused && focused !== document.body && !focused.checkVisibility()) land(focused);
}
// The button that was pressed is gone ("Raise my hand" became "Lower my hand"): focus goes to what took its place.
function land(gone) {
  const beside = gone.closest("form")?.parentElement?.querySelectorAll("form:not([hidden]) button, form:not([hidden]) [role=button]") || [];
  const near = [...beside].find((one) => one.checkVisibility()) || gone.closest("section")?.querySelector("[data-lands]:not([hidden])");
  near?.focus({ preventScroll: true });
}
function assume(changes) {
  const next = new Set(room.mine);
  for (const change of (changes || "").split(" ").filter(Boolean)) change[0] === "+" ? next.add(change.slice(1)) : next.delete(change.slice(1));
  have(next);
}
async function askMine() {
  try {
    const answer = await fetch(root.dataset.mine, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const told = await answer.json();
    if (!queue.length) own(told.mine, told.number, told.own); // while something waits to be sent, what was assumed here is newer
  } catch { /* the line is gone; the next event asks again */ }
}
