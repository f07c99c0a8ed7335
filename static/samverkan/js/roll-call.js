// The roll call by keys: they work only while the focus is in the list. Without this file the page is plain forms.

const words = JSON.parse(document.getElementById("roll-call-words").textContent);
const voice = document.querySelector("[data-roll-call-voice]");
const list = () => document.querySelector("[data-roll-call]");
let at;

const lines = () => [...list().querySelectorAll(".call-line")];
const mark = (line) => line.querySelector("input[type=radio]:checked") ?? line.querySelector("input[type=radio]");

function move(line, by) {
  const all = lines();
  const next = all[Math.min(Math.max(all.indexOf(line) + by, 0), all.length - 1)];
  mark(next).focus();
  next.scrollIntoView({ block: "nearest" });
}

function press(line, selector, otherwise) {
  const found = line.querySelector(`${selector}:not([hidden])`);
  if (found) found.click();
  else voice.textContent = otherwise;
}

const radio = (value) => (line) => line.querySelector(`input[value=${value}]`).click();
const KEYS = {
  ArrowDown: (line) => move(line, 1),
  ArrowUp: (line) => move(line, -1),
  Home: (line) => move(line, -Infinity),
  End: (line) => move(line, Infinity),
  n: radio("present"),
  d: radio("remote"),
  f: radio("absent"),
  t: (line) => press(line, "[data-serve]", words.noServing),
  k: (line) => press(line, "[data-arrive]", words.noClock),
  g: (line) => press(line, "[data-leave]", words.noClock),
  i: (line) => press(line, "[data-times]", ""),
};

document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.(".call-line");
  if (!line || event.ctrlKey || event.metaKey || event.altKey || !list().contains(line)) return;
  if (event.target.matches("input:not([type=radio]), select, textarea")) {
    if (event.key === "Escape") mark(line).focus();
    return;
  }
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act) return;
  event.preventDefault();
  at = line.dataset.key;
  act(line);
});

// The list is swapped for a fresh one: the focus stays on the person, or goes to what is asked.
document.addEventListener("htmx:beforeRequest", (event) => {
  at = event.detail.elt.closest(".call-line")?.dataset.key ?? at;
});
document.addEventListener("htmx:afterSettle", (event) => {
  const asked = list().querySelector("[data-asks] input:not([type=hidden])") ?? list().querySelector(".errors");
  const form = event.detail.target.closest?.(".call-more")?.querySelector("input:not([type=hidden])");
  if (form) return form.focus();
  if (asked) return asked.focus();
  const line = at && list().querySelector(`[data-key="${at}"]`);
  if (line && !list().contains(document.activeElement)) mark(line).focus();
  voice.textContent = line ? `${line.dataset.called}: ${line.dataset.state}. ${list().dataset.quorum}` : "";
});
// The form of times lies on the server; what is pressed waits here (waiting.js).
document.addEventListener("htmx:sendError", ({ detail }) => {
  if (detail.requestConfig.verb === "get") voice.textContent = detail.target.textContent = words.noContact;
});
document.addEventListener("samverkan:handed-over", () => location.reload());
document.documentElement.classList.add("has-keys");
