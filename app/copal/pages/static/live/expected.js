// "Add someone": the list of who is expected comes into the console. Without script the link leads to a page of its own.
const expectedPeople = root.querySelector("[data-place=expected]");
async function fetchList(address) {
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected) return;
    expectedPeople.innerHTML = await answer.text();
    expectedPeople.querySelector("h2")?.focus();
  } catch { show(words("Gone")); }
}
root.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-fold]");
  if (!link) return;
  event.preventDefault();
  if (expectedPeople.firstChild) expectedPeople.replaceChildren(); else fetchList(link.href);
});
root.addEventListener("submit", (event) => {
  if (!expectedPeople?.contains(event.target)) return;
  if (event.target.matches("[data-find]")) {
    event.preventDefault();
    fetchList(event.target.action + "?" + new URLSearchParams(new FormData(event.target)));
  } else setTimeout(() => event.target.closest("li")?.remove()); // they are here now, and stand in the list of people
});
