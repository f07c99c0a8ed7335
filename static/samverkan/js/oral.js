// Writing an oral evaluation: what is not saved yet says so, and nothing written is lost without a word.
const unsaved = new Set();
const stateOf = (form) => form.querySelector(".said-state");

document.addEventListener("input", ({ target }) => {
  const form = target.closest("[data-said]");
  if (!form) return;
  unsaved.add(form);
  stateOf(form).textContent = form.dataset.unsaved;
});
// A refusal is an answer too: it says what is wrong, where it is wrong.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 422) return;
  detail.shouldSwap = true;
  detail.isError = false;
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.elt.closest("[data-said]");
  if (!form) return;
  if (detail.successful) unsaved.delete(form);
  else if (detail.xhr.status !== 422) stateOf(form).textContent = form.dataset.lost;
});
// Leaving by a button of ours saves or sends what stands there.
document.addEventListener("submit", ({ target }) => { if (target.matches("[data-said]")) unsaved.delete(target); });
window.addEventListener("beforeunload", (event) => {
  if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
});
