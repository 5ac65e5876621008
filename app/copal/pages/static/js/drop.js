// A file dropped on <div data-drop> goes into the file field inside it, and its name is said.
const over = (event, yes) => {
  const place = event.target.closest?.("[data-drop]");
  if (place) { event.preventDefault(); place.classList.toggle("over", yes); }
  return place;
};
document.addEventListener("dragover", (event) => over(event, true));
document.addEventListener("dragleave", (event) => over(event, false));
document.addEventListener("drop", (event) => {
  const field = over(event, false)?.querySelector("input[type=file]");
  if (!field || !event.dataTransfer.files.length) return;
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});
document.addEventListener("change", (event) => {
  const name = event.target.type === "file" && event.target.closest("[data-drop]")?.querySelector("[data-drop-name]");
  if (name) name.textContent = [...event.target.files].map((file) => file.name).join(", ");
});
