// Puts panels in place: only what differs is touched, typed words and focus stay where they are.
function draw(panels) {
  for (const [name, html] of Object.entries(panels)) {
    const place = root.querySelector(`[data-panel="${name}"]`);
    if (!place || holds(place, name, html)) continue;
    delete held[name]; // older than what is shown now
    const fresh = document.createElement("template");
    const typing = document.activeElement.matches("input, textarea, select"); // a button in focus still gets its new words
    fresh.innerHTML = html;
    identify(fresh.content, name);
    mark(fresh.content); // before it is put in place, so that nothing of one's own goes away for a moment
    Idiomorph.morph(place, fresh.content, { morphStyle: "innerHTML", ignoreActiveValue: typing, callbacks: { beforeNodeMorphed: keeps, beforeAttributeUpdated: stays } });
  }
  tick();
  announce();
  refocus();
}
// Each form is known by what it does, so that it stays the same one, with its focus, whatever comes and goes around it.
function identify(within, panel) {
  const seen = new Set();
  for (const form of within.querySelectorAll("form[data-act]:not([id])")) {
    const does = [...form.querySelectorAll("input[type=hidden]")].filter((one) => !/^(csrfmiddlewaretoken|client_key)$/.test(one.name)).map((one) => one.value);
    const id = [panel, ...does].join("-");
    if (!seen.has(id)) form.id = id;
    seen.add(id);
  }
}
function keeps(old, fresh) {
  if (!(old instanceof HTMLElement)) return true;
  if (old.matches("input, textarea, select") && dirty(old)) return false;
  return !old.matches("[data-ends], [data-since]") || old.dataset.ends !== fresh.dataset?.ends || old.dataset.since !== fresh.dataset?.since;
}
function dirty(field) {
  if (field.type === "hidden") return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return field.selectedOptions[0] !== ([...field.options].find((one) => one.defaultSelected) || field.options[0]);
  return field.value !== field.defaultValue;
}
function stays(name, element) {
  if (name === "open" && element.matches("details, dialog")) return false;
  return !(name === "aria-busy" && element.matches("form"));
}
