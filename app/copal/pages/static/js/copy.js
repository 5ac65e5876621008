// <button data-copy="text" data-copied="Copied" hidden>: shown only where copying works.
const show = () => { for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = !navigator.clipboard; };
show();
document.addEventListener("htmx:after:process", show);
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const note = document.createElement("p");
  note.className = "note good";
  note.textContent = button.dataset.copied;
  document.getElementById("said")?.replaceChildren(note);
});
