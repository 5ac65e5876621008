// Everything is in place: mark what is one's own, count, listen, and send what waited from before.
for (const place of root.querySelectorAll("[data-panel]")) identify(place, place.dataset.panel);
mark(root);
announce(true);
tick();
setInterval(tick, 250);
setInterval(watch, 1_000);
listen();
store();
flush();
addEventListener("online", () => { listen(); flush(); });
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden && Date.now() - heardAt > 6_000) listen(); });
root.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-act]")) return;
  event.preventDefault();
  document.getElementById("refusal").replaceChildren();
  submit(form, event.submitter);
});
root.addEventListener("click", (event) => { if (event.target.closest("[data-ask-time]")) tellTime(); });
