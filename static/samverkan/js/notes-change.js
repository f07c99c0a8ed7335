// "Change" on the notes screen without leaving it, so that it works while the server is away: the form lies in the
// page, is filled from the row it is about, and its post waits as all others do (waiting.js). What waits is as good as
// done for whoever goes on: the row has the new values, and "begin" has become "end".
//
// Without this file "Change" is a page of its own.

const changing = () => document.querySelector("form.change-here");
const linkTo = (address) => document.querySelector(`a[data-change][href="${address}"]`);
const filled = (form, row) => [...form.elements].filter((field) => row?.hasAttribute(`data-${field.name}`));

function open(link) {
  changing()?.remove();
  const row = link.closest("[data-changes]");
  const form = document.getElementById(link.dataset.change).content.querySelector("form").cloneNode(true);
  form.action = link.href;
  form.setAttribute("hx-post", link.getAttribute("href"));
  form.dataset.called = row.dataset.called;
  for (const field of filled(form, row)) field.value = row.getAttribute(`data-${field.name}`);
  (link.closest(".results") ?? row).after(form);
  window.htmx.process(form);
  form.querySelector("select, input:not([type=hidden])").focus();
}

function leave(form) {
  const link = linkTo(form.getAttribute("hx-post"));
  form.remove();
  link?.focus();
}

function turn(button) {
  for (const other of button.closest("[data-turns]").querySelectorAll("[data-turn]")) {
    other.hidden = other === button;
    if (other !== button) other.focus();
  }
}

// One item is up at a time: the one that was is ended when another begins.
function begun(button) {
  for (const end of document.querySelectorAll("[data-end]:not([hidden])")) if (end !== button) turn(end);
}

function pressed(button) {
  const isHere = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isHere));
  button.value = `${button.value.split(" ")[0]} ${isHere ? "absent" : "present"}`;
  const shape = document.getElementById(isHere ? "mark-here" : "mark-away").content.cloneNode(true);
  button.firstElementChild.replaceWith(shape);
  button.querySelector("[data-here-word]").textContent = button.dataset[isHere ? "here" : "away"];
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-change-cancel]")) return leave(changing());
  const link = event.target.closest("a[data-change]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && changing()?.contains(event.target)) leave(changing());
});

document.addEventListener("samverkan:waits", ({ target }) => {
  const form = target.closest("form.change-here");
  if (form) {
    const row = linkTo(form.getAttribute("hx-post"))?.closest("[data-changes]");
    for (const field of filled(form, row)) row.setAttribute(`data-${field.name}`, field.value);
    leave(form);
  } else if (target.matches(".press")) pressed(target);
  else if (target.matches("[data-turn]")) {
    if (target.matches("[data-begin]")) begun(target);
    turn(target);
  }
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful && detail.elt.matches("form.change-here")) leave(detail.elt);
});
document.addEventListener("htmx:afterSettle", () => changing()?.querySelector(".errors")?.focus());
