// <span data-countdown="when it ends" data-now="the server's clock">: the browser counts, by the server's clock, and
// sends "ended". A part that htmx brings in later is found as well.
const counting = new WeakMap();
const count = (place, ends, ahead) => {
  if (!place.isConnected || counting.get(place) !== ends) return;
  const left = Math.max(0, Math.round((Date.parse(ends) - (Date.now() - ahead)) / 1000));
  place.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
  if (left > 0) setTimeout(count, 1000, place, ends, ahead);
  else place.dispatchEvent(new CustomEvent("ended", { bubbles: true }));
};
const start = () => {
  for (const place of document.querySelectorAll("[data-countdown]")) {
    const ends = place.dataset.countdown;
    if (counting.get(place) === ends) continue;
    counting.set(place, ends);
    count(place, ends, place.dataset.now ? Date.now() - Date.parse(place.dataset.now) : 0);
  }
};
start();
document.addEventListener("htmx:after:process", start);
