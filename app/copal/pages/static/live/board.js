// Ideas are put into groups by dragging; the same form that a keyboard uses is sent. And what one wrote that the others do not see yet.
let dragged = null;
const groupUnder = (event) => dragged && event.target.closest?.("[data-group]");
root.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".idea");
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.id);
  root.classList.add("dragging");
});
root.addEventListener("dragend", () => { dragged = null; root.classList.remove("dragging"); over(null); });
root.addEventListener("dragover", (event) => { const group = groupUnder(event); over(group); if (group) event.preventDefault(); });
root.addEventListener("drop", (event) => {
  const group = groupUnder(event);
  if (!group) return;
  event.preventDefault();
  const form = dragged.querySelector("details.move form");
  const choice = [...form.elements.group.options].find((one) => one.value === group.dataset.group);
  if (!choice || dragged.closest("[data-group]") === group) return;
  choice.selected = true;
  form.requestSubmit();
});
function over(group) {
  for (const one of root.querySelectorAll(".over")) if (one !== group) one.classList.remove("over");
  group?.classList.add("over");
}
// Moved by keyboard, an idea goes to another place on the page and the focus with it.
let moved = "";
root.addEventListener("submit", (event) => {
  const fold = event.target.closest("details.move");
  if (!fold || !fold.contains(document.activeElement)) return;
  moved = fold.id;
  fold.open = false;
  fold.querySelector("summary").focus();
});
function refocus() {
  if (moved && document.activeElement === document.body) document.getElementById(moved)?.querySelector("summary").focus({ preventScroll: true });
}
root.addEventListener("focusin", (event) => { if (event.target.parentElement.id !== moved) moved = ""; });
function ownIdeas(ideas) {
  const box = document.getElementById("own");
  if (!box || !ideas) return;
  const one = box.querySelector("template").content;
  box.querySelector("ul").replaceChildren(...ideas.map((idea) => {
    const row = one.cloneNode(true);
    row.querySelector("span").textContent = idea.words;
    row.querySelector("[name=idea]").value = idea.number;
    return row;
  }));
  box.hidden = !ideas.length;
}
// A link to a form that is folded away opens it.
root.addEventListener("click", (event) => {
  const there = event.target.closest?.("a[href^='#']");
  const place = there && document.getElementById(there.hash.slice(1));
  if (!place?.closest("details")) return;
  event.preventDefault();
  for (let one = place; one && one !== root; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  place.scrollIntoView({ block: "center" });
  place.querySelector("textarea, summary")?.focus({ preventScroll: true });
});
