// Writing an oral evaluation: what is not saved yet says so, and nothing written is lost without a word. What stands
// unsaved is kept for this tab alone: a part that is replaced, and a page that is loaded again, get it back.
const KEPT = `samverkan.oral.${location.pathname}`;
const drafts = new Map(read());

function read() {
  try {
    return Object.entries(JSON.parse(sessionStorage.getItem(KEPT)) ?? {});
  } catch {
    return [];
  }
}

function store() {
  try {
    if (drafts.size) sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(drafts)));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Full or forbidden: the page itself still holds what was written.
  }
}

const formOf = (element) => element?.closest("[data-said]");
const fieldOf = (form) => form.querySelector("textarea");
const say = (form, text) => { form.querySelector(".said-state").textContent = text; };

function written(form) {
  const { text, agreement, under, base_version: base } = form.elements;
  return { text: text.value, agreement: agreement.value, under: under?.value, base: base?.value };
}

function putBack(id, draft) {
  const field = document.getElementById(id);
  if (!field) return moveOn(id, draft);
  const { agreement, under, base_version: base } = field.form.elements;
  field.value = draft.text;
  agreement.value = draft.agreement;
  if (under && draft.under) under.value = draft.under;
  // The version it was begun from: what somebody else has saved since is asked about, not written over.
  if (base && draft.base) base.value = draft.base;
  say(field.form, field.form.dataset.unsaved);
}

// Somebody took the viewpoint away: what was being written there stands as a new one.
function moveOn(id, draft) {
  drafts.delete(id);
  const field = document.querySelector(".said-new textarea");
  if (!field || !draft.text.trim()) return;
  field.value = [field.value, draft.text].filter(Boolean).join("\n");
  drafts.set(field.id, written(field.form));
  say(field.form, field.form.dataset.unsaved);
}

function putAllBack() {
  for (const [id, draft] of [...drafts]) putBack(id, draft);
  store();
}

// A button that is not possible any more is gone: the focus stays with the viewpoint, or goes on to the next one.
const INSTEAD = { in: ["out"], out: ["in"], up: ["down"], down: ["up"] };
let focused = "";

function keepFocus(section) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const [what, pk] = focused.split("-");
  const ids = [...(INSTEAD[what] ?? []), "said"].map((name) => document.getElementById(`${name}-${pk}`));
  (ids.find(Boolean) ?? document.getElementById(section)?.querySelector(".said-new textarea"))?.focus();
}

document.addEventListener("input", ({ target }) => {
  const form = formOf(target);
  if (!form) return;
  drafts.set(fieldOf(form).id, written(form));
  store();
  say(form, form.dataset.unsaved);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.target.tagName !== "TEXTAREA") return;
  event.preventDefault();
  formOf(event.target)?.requestSubmit();
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  focused = document.activeElement?.id ?? "";
  // A refusal is an answer too: it says what is wrong, where it is wrong.
  if (detail.xhr.status === 422) {
    detail.shouldSwap = true;
    detail.isError = false;
    return;
  }
  const form = formOf(detail.requestConfig.elt);
  if (!form || detail.isError) return;
  const id = fieldOf(form).id;
  if (drafts.get(id)?.text === detail.requestConfig.formData.get("text")) drafts.delete(id);
  store();
});
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const form = formOf(detail.target);
  if (!form) {
    putAllBack();
  } else if (drafts.has(fieldOf(form).id)) {
    drafts.set(fieldOf(form).id, written(form));
    store();
  }
});
// Not before: until then htmx does not listen to the new part, and a key pressed there loads the whole page.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (!formOf(detail.target)) keepFocus(detail.target.id);
});
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = formOf(detail.elt);
  if (form && !detail.successful && detail.xhr.status !== 422) say(form, form.dataset.lost);
});
// The contact is back. What was refused is asked about, and never sent by itself.
window.addEventListener("online", () => {
  for (const id of drafts.keys()) {
    const form = formOf(document.getElementById(id));
    if (id.startsWith("said-") && form && !form.querySelector(".notice")) form.requestSubmit();
  }
});
// What was written in has been taken away: the page is loaded again with the words, and there is nothing to ask about.
let isLoadedAgain = false;
document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
  isLoadedAgain ||= detail.xhr.getResponseHeader("HX-Refresh") === "true";
});
window.addEventListener("beforeunload", (event) => {
  if (!isLoadedAgain && [...drafts.keys()].some((id) => document.getElementById(id))) event.preventDefault();
});
putAllBack();
