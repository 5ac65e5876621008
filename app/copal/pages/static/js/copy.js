// <button data-copy="text" data-copied="Copied" hidden>: shown only where copying works.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    const note = document.createElement("p");
    note.className = "note good";
    note.textContent = button.dataset.copied;
    document.getElementById("said")?.replaceChildren(note);
  });
}
