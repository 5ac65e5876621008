// Says so when the connection is gone, and takes it back when it returns. Nothing moves; the page stays usable.
const note = document.getElementById("offline");
const say = (gone) => { if (note) { note.hidden = !gone; note.textContent = gone ? note.dataset.words : ""; } };
addEventListener("offline", () => say(true));
addEventListener("online", () => say(false));
document.addEventListener("no-answer", () => say(true));
document.addEventListener("htmx:error", () => say(!navigator.onLine));
