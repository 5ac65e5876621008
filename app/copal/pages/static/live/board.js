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
  const idea = dragged.id.slice(5);
  if (dragged.closest("[data-group]") === group || dragged.closest("[data-board]").dataset.board !== group.dataset.board) return;
  const form = root.querySelector(`#move-${group.dataset.board} form`);
  form.elements.idea.value = idea;
  form.elements.group.value = group.dataset.group;
  form.requestSubmit();
});
function over(group) {
  for (const one of root.querySelectorAll(".over")) if (one !== group) one.classList.remove("over");
  group?.classList.add("over");
}
// Moved by keyboard, an idea goes to another place on the page and the focus with it.
let moved = "";
const toIdea = () => root.querySelector(`[data-idea="${moved}"]`)?.focus({ preventScroll: true });
root.addEventListener("submit", (event) => {
  if (!moved || event.target.elements.idea?.value !== moved) return;
  event.target.closest("details").open = false;
  toIdea();
});
function refocus() { if (moved && document.activeElement === document.body) toIdea(); }
root.addEventListener("focusin", (event) => { if (event.target.dataset.idea !== moved && !event.target.closest("[id^=move-]")) moved = ""; });
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
  place.scrollIntoView({ block: "nearest" });
  moved = there.dataset.idea || "";
  if (moved) place.querySelector("[name=idea]").value = moved;
  place.querySelector(moved ? "[name=group]" : "textarea, summary")?.focus({ preventScroll: true });
});
