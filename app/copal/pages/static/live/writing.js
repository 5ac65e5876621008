// What somebody is typing stays theirs: a form does not change under their words, and none is sent that would not be taken.
const held = {};
const typing = (form) => !!form && [...form.querySelectorAll("textarea")].some((one) => one.value.trim() && one.value !== one.defaultValue);
// A panel inside a form whose words are not sent yet waits: what was promised beside them must still hold when they are sent.
// Every panel waits while a finger is down: a button redrawn between press and release would never hear the click.
let pressed = false;
root.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => { pressed = false; release(); }), true);
function holds(place, name, html) {
  if (!pressed && !typing(place.closest("form"))) return false;
  held[name] = html;
  return true;
}
function release() {
  const due = { ...held };
  for (const name in due) delete held[name];
  if (Object.keys(due).length) draw(due); // what still has to wait is held again
}
root.addEventListener("focusin", (event) => { if (event.target.matches("textarea, input")) import(root.dataset.checker).catch(() => {}); }); // once, however often; without a line it is looked at when it is sent
root.addEventListener("reset", () => setTimeout(release));
root.addEventListener("input", (event) => { measure(event.target); if (!event.target.value) release(); });
root.addEventListener("submit", (event) => {
  const long = [...event.target.querySelectorAll("[data-most]")].find((one) => !measure(one));
  if (long) { event.preventDefault(); event.stopImmediatePropagation(); long.focus(); return; }
  if (event.target.hasAttribute("data-stays")) setTimeout(() => event.target.querySelector("textarea").focus({ preventScroll: true }));
}, true);
// Says beside the field by how much it is too long; true: it fits.
function measure(field) {
  if (!field.dataset?.most) return true;
  const over = [...field.value.trim()].length - Number(field.dataset.most);
  let told = field.parentElement.querySelector(":scope > .toolong");
  if (over > 0 && !told) {
    told = Object.assign(document.createElement("p"), { className: "toolong small strong", id: field.id ? field.id + "-long" : "" });
    told.setAttribute("role", "alert");
    field.after(told);
    field.setAttribute("aria-invalid", "true");
    if (told.id) field.setAttribute("aria-describedby", told.id);
  }
  if (over > 0) told.textContent = words("Long") + ": " + over;
  else if (told) { told.remove(); field.removeAttribute("aria-invalid"); field.removeAttribute("aria-describedby"); }
  return over <= 0;
}
