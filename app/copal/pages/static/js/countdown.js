// <span data-countdown="when it ends" data-now="the server's clock">: the browser counts, by the server's clock.
const count = (place) => {
  const ends = Date.parse(place.dataset.countdown);
  const ahead = place.dataset.now ? Date.now() - Date.parse(place.dataset.now) : 0;
  const tick = () => {
    const left = Math.max(0, Math.round((ends - (Date.now() - ahead)) / 1000));
    place.textContent = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
    if (left > 0 && place.isConnected) setTimeout(tick, 1000);
    else if (place.isConnected) place.dispatchEvent(new CustomEvent("ended", { bubbles: true }));
  };
  place.dataset.counting = "";
  tick();
};
const countAll = () => { for (const place of document.querySelectorAll("[data-countdown]:not([data-counting])")) count(place); };
countAll();
document.addEventListener("htmx:after:swap", countAll); // what was fetched anew counts too
