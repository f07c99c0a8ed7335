// The ranked list by keyboard and by hand. Alt and an arrow presses the button that moves the line one stands on; the
// handle of a line drags it, with mouse, pen or finger. Everything works without this: the buttons are forms.
const KEYS = { ArrowUp: "up", ArrowDown: "down" };
const EDGE = 60;

document.addEventListener("keydown", (event) => {
  const direction = event.altKey && KEYS[event.key];
  const line = direction && event.target.closest?.("[data-line]");
  if (!line) return;
  event.preventDefault();
  const button = document.getElementById(`${direction}-${line.id.replace("item-", "")}`);
  button.focus();
  if (button.getAttribute("aria-disabled") !== "true") button.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.('.agenda-moves [aria-disabled="true"]')) event.preventDefault();
});

// The handle helps only where it works: with this script and htmx.
if (window.htmx) document.documentElement.classList.add("can-drag");

let drag = null;

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-handle]");
  if (!handle || event.button > 0 || !window.htmx) return;
  event.preventDefault();
  drag = { line: handle.closest("[data-line]"), id: event.pointerId, place: null };
  handle.setPointerCapture(event.pointerId);
  drag.line.classList.add("is-dragged");
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  if (event.clientY < EDGE) window.scrollBy(0, -12);
  if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, 12);
  show(event.clientY);
});

document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const { line, place } = drag;
  stop();
  if (place === null) return;
  const form = line.querySelector(".agenda-moves");
  const values = { direction: "", place };
  window.htmx.ajax("POST", form.getAttribute("action"), { source: form, target: "#ranked-list", swap: "outerHTML", values });
});

document.addEventListener("pointercancel", stop);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") stop();
});

function stop() {
  if (!drag) return;
  drag.line.classList.remove("is-dragged");
  unmark();
  drag = null;
}

// Where the dragged line would land: the place it gets among the others.
function show(y) {
  const rows = [...document.querySelectorAll("#ranked-list [data-line]")].filter((row) => row !== drag.line);
  const next = rows.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  drag.place = (next < 0 ? rows.length : next) + 1;
  unmark();
  if (next >= 0) rows[next].classList.add("is-before");
  else rows.at(-1)?.classList.add("is-after");
}

function unmark() {
  for (const row of document.querySelectorAll(".is-before, .is-after")) row.classList.remove("is-before", "is-after");
}
