// The browser's side of a live room. Files of this folder are put together into one module, this one first.
const root = document.getElementById("room");
const words = (name) => root.dataset["words" + name] || "";
const room = {
  number: Number(root.dataset.number), // of the log, as this screen shows it
  serial: null, // of the last event on this line; null: ask for the whole
  owned: 0, // the number that `mine` is at least as new as
  mine: new Set(root.dataset.tokens.split(" ").filter(Boolean)),
  ahead: Date.now() - Date.parse(root.dataset.now), // how far this device's clock is from the server's
  over: false,
};
const serverNow = () => Date.now() - room.ahead;
const wait = (milliseconds) => new Promise((then) => setTimeout(then, milliseconds));
