// Speaks to screen readers, politely and briefly: one region that stays in place, one sentence at a time.
const sentences = [];
const told = new Map();
let speaking = false;
async function say(text) {
  if (!text || sentences.at(-1) === text) return;
  sentences.push(text);
  if (sentences.length > 3) sentences.splice(0, sentences.length - 3); // what is long past helps nobody
  if (speaking) return;
  speaking = true;
  const region = document.getElementById("says");
  while (sentences.length) {
    region.textContent = sentences.shift();
    await wait(1500);
  }
  speaking = false;
}
// <span data-say="speaking" data-words="Rosa is speaking">: said when its words change.
function announce(quietly = false) {
  for (const one of root.querySelectorAll("[data-say]")) {
    if (told.get(one.dataset.say) === one.dataset.words) continue;
    told.set(one.dataset.say, one.dataset.words);
    if (!quietly && !one.closest("[data-if][hidden], [data-unless][hidden]")) say(one.dataset.words);
  }
}
