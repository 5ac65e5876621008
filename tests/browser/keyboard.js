(() => {
  const all = "a[href], button, input, select, textarea, summary, [tabindex]";
  const usable = (e) => !e.disabled && e.type !== "hidden" && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]");
  const numbers = new WeakMap();
  let next = 0;
  const key = (e) => {
    if (e.type === "radio" && e.name) return "radio " + e.name + " " + (e.form?.id || e.form?.action || "");
    if (!numbers.has(e)) numbers.set(e, ++next);
    return e.tagName.toLowerCase() + " " + numbers.get(e);
  };
  const words = (e) => (e.getAttribute("aria-label") || e.textContent.trim() || e.name || e.id || e.outerHTML).slice(0, 60);
  const rings = (e) => {
    for (let at = e, up = 0; at && up < 3; at = at.parentElement, up++) {
      const style = getComputedStyle(at);
      if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.opacity !== "0") return true;
    }
    return false;
  };
  const covered = (e) => {
    const box = (e.type === "radio" || e.type === "checkbox" ? e.closest("label") || e : e).getBoundingClientRect();
    if (!box.width || !box.height) return "has no size";
    const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), y = Math.min(Math.max(box.y + Math.min(box.height / 2, 20), 1), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return top && (top === e || e.contains(top) || top.contains(e) || top.closest("label")?.contains(e)) ? "" : "lies under " + (top ? top.outerHTML.slice(0, 60) : "nothing");
  };
  window.keyboard = {
    wanted: () => Object.fromEntries([...document.querySelectorAll(all)].filter(usable).map((e) => [key(e), words(e)])),
    here: () => {
      const e = document.activeElement;
      if (!e || e === document.body || e === document.documentElement) return null;
      const trouble = [rings(e) ? "" : "no ring around it", covered(e)].filter(Boolean).join(", ");
      return { key: key(e), words: words(e), trouble };
    },
  };
})()
