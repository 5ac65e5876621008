// A file dropped on <div data-drop> goes into the file field inside it, and its name is said.
for (const place of document.querySelectorAll("[data-drop]")) {
  const field = place.querySelector("input[type=file]");
  const name = place.querySelector("[data-drop-name]");
  const over = (yes) => (event) => { event.preventDefault(); place.classList.toggle("over", yes); };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("change", () => { name.textContent = [...field.files].map((file) => file.name).join(", "); });
}
