// The choice of colours takes effect at once; the form behind it works without this.
const form = document.querySelector("[data-scheme-form]");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = event.submitter.value;
  if (chosen) document.documentElement.dataset.scheme = chosen; else delete document.documentElement.dataset.scheme;
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button === event.submitter));
  await fetch(form.action, { method: "POST", body: new FormData(form, event.submitter), redirect: "manual" });
});
