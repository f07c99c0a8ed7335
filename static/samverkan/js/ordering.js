// A list put in order by keyboard and by hand: an agenda at two levels, or a ranked list. Alt and an arrow presses the
// button that moves the line one stands on; the handle of a line drags it, with mouse, pen or finger. Everything works
// without this: the buttons are forms. The list says what it is: `data-ordered` is "levels" or "places".
const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
// How far in a line must be held to lie under the one above, in pixels.
const INDENT = 48;
const EDGE = 60;

// Asked for each time: a move puts a new list in its place.
const list = () => document.querySelector("[data-ordered]");
const hasLevels = () => list().dataset.ordered === "levels";

document.addEventListener("keydown", (event) => {
  const direction = event.altKey && KEYS[event.key];
  const line = direction && event.target.closest?.("[data-line]");
  const button = line && document.getElementById(`${direction}-${idOf(line)}`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  // A move that is not possible would post for nothing, and a post before htmx has read the new rows loads the page.
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
  const line = handle.closest("[data-line]");
  drag = { line, id: event.pointerId, x: event.clientX, spot: null };
  handle.setPointerCapture(event.pointerId);
  line.classList.add("is-dragged");
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  if (event.clientY < EDGE) window.scrollBy(0, -12);
  if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, 12);
  show(spotAt(event.clientY, event.clientX - drag.x));
});

document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.id) return;
  const { line, spot } = drag;
  stop();
  if (!spot) return;
  const form = line.querySelector(".agenda-moves");
  const values = hasLevels()
    ? { drop: "1", parent: spot.parent ?? "", before: spot.before ?? "" }
    : { direction: "", place: spot.place };
  window.htmx.ajax("POST", form.getAttribute("action"), { source: form, target: `#${list().id}`, swap: "outerHTML", values });
});

document.addEventListener("pointercancel", stop);
document.addEventListener("keydown", (event) => {
  if (drag && event.key === "Escape") stop();
});

function stop() {
  if (!drag) return;
  drag.line.classList.remove("is-dragged");
  mark(null);
  drag = null;
}

// Where the dragged line would land: before the first line whose middle is below the hand.
function spotAt(y, moved) {
  const rows = [...list().querySelectorAll("[data-line]")].filter((row) => !drag.line.contains(row));
  const next = rows.find((row) => {
    const box = (hasLevels() ? row.querySelector(".agenda-body > *") : row).getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  const above = next ? rows[rows.indexOf(next) - 1] : rows.at(-1);
  if (hasLevels()) return levelAt(next, above, moved);
  return { place: (next ? rows.indexOf(next) : rows.length) + 1, at: next, after: above };
}

// Held in from where it was taken, or between lines that lie under another, it comes under the top line above.
function levelAt(next, above, moved) {
  const parentOf = (row) => row?.dataset.parent || null;
  const top = above && (parentOf(above) || idOf(above));
  const isTop = drag.line.dataset.level === "1";
  if (parentOf(next)) return { parent: parentOf(next), before: idOf(next), at: next };
  const under = top && (isTop ? moved > INDENT : moved > -INDENT && Boolean(parentOf(above) || moved > INDENT));
  if (under) return { parent: top, before: null, at: next, after: above };
  return { parent: null, before: idOf(next), at: next, after: above };
}

function idOf(row) {
  return row ? row.id.replace("item-", "") : null;
}

function show(spot) {
  drag.spot = spot;
  mark(spot);
}

function mark(spot) {
  for (const row of document.querySelectorAll(".is-before, .is-after")) row.classList.remove("is-before", "is-after", "is-under");
  if (!spot) return;
  const row = spot.at ?? spot.after;
  if (!row) return;
  row.classList.add(spot.at ? "is-before" : "is-after");
  if (spot.parent) row.classList.add("is-under");
}

// Whoever puts one item on the agenda mostly puts another: on to its title, when nothing was refused.
document.addEventListener("htmx:afterSettle", () => {
  const form = document.activeElement?.closest("#add");
  const title = form?.querySelector("[name=title]");
  if (title && !title.value && !form.querySelector(".errors")) title.focus();
});
