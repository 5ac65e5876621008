(data) => {
  const known = data.map((words) => words.trim()).filter(Boolean).sort((a, b) => b.length - a.length);
  const left = new Set();
  const look = (text) => {
    let rest = text;
    for (const words of known) rest = rest.split(words).join(" ");
    for (let before = ""; before !== rest;) { before = rest; rest = rest.replace(/\[[^\[\]]*\]/g, " "); }
    if (/[A-Za-z]{2,}/.test(rest)) left.add(text.trim().replace(/\s+/g, " ").slice(0, 80));
  };
  const skipped = (element) => element.closest("[translate=no], code, script, style, option[lang]");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Map();
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (skipped(element) || !element.checkVisibility()) continue;
    const block = element.closest("p, li, h1, h2, h3, h4, td, th, dt, dd, label, button, a, legend, summary, figcaption, time, option, div, span") || element;
    blocks.set(block, (blocks.get(block) || "") + walk.currentNode.data);
  }
  for (const text of blocks.values()) look(text);
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
    if (skipped(element)) continue;
    for (const name of ["aria-label", "placeholder", "title", "alt"]) if (element.hasAttribute(name)) look(element.getAttribute(name));
  }
  look(document.title.replace(/\s*·?\s*Copal$/, ""));
  return [...left];
}
