// Posts that wait for contact: outcomes, actions and attendance go by htmx; one that the server could not take is
// kept in the browser, in order, and handed over when there is contact again. The page says in words what waits.
//
// Each post carries a mark of its own (`once`), so that one whose answer was lost is not done twice, and how many
// seconds it has waited, so that a clock is noted as it was when the button was pressed.

const place = document.querySelector("[data-waiting]");
const words = JSON.parse(document.getElementById("waiting-words").textContent);
const RETRY = [2000, 4000, 8000, 15000];
const name = `samverkan.waiting.${place.dataset.user}.${place.dataset.meeting}`;
let tries = 0;
let timer;
let isSending = false;

const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}

// False when the browser keeps nothing: then only this page has it.
let inPage = [];
function keep(posts) {
  inPage = posts;
  try {
    if (posts.length) localStorage.setItem(name, JSON.stringify(posts));
    else localStorage.removeItem(name);
  } catch {
    // No store: the page itself keeps it as long as it is open.
  }
  tell();
}

const posts = () => (inPage.length ? inPage : kept());

function tell() {
  const waiting = posts();
  const list = place.querySelector("ol");
  place.hidden = !waiting.length;
  const refused = waiting.filter((post) => post.refused).length;
  place.querySelector(".waiting-why").hidden = refused === waiting.length;
  place.querySelector(".waiting-count").textContent =
    refused ? words.refused : waiting.length === 1 ? words.one : words.many.replace("#", waiting.length);
  list.replaceChildren(...waiting.map((post) => {
    const row = document.createElement("li");
    row.textContent = post.label;
    if (!post.refused) return row;
    const why = document.createElement("strong");
    why.textContent = ` ${post.refused} `;
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "link";
    drop.textContent = words.drop;
    drop.addEventListener("click", () => keep(posts().filter((other) => other.once !== post.once)));
    row.append(why, drop);
    return row;
  }));
}

// What a person would call the post: what stands in its fields, or the name of the line that was pressed.
function labelled(element, fields) {
  const line = element.closest("[data-called]");
  const own = element.closest("[data-what]")?.dataset.what ?? "";
  const typed = fields
    .filter(([field, value]) => /(-text|-points|-condition|-name|-people|-at|times|begun|ended)$/.test(field) && value)
    .map(([, value]) => value);
  const pressed = element.getAttribute("aria-label") ?? element.closest("label")?.textContent ?? "";
  return [own, line?.dataset.called, ...typed, typed.length ? "" : pressed.trim() || element.textContent.trim().slice(0, 60)]
    .filter(Boolean).join(" · ");
}

function wait(config, element) {
  const fields = [...(config.formData ?? new FormData()).entries()].filter(
    ([field, value]) => typeof value === "string" && field !== "csrfmiddlewaretoken");
  const mark = fields.find(([field]) => field === "once")?.[1];
  if (posts().some((post) => post.once === mark)) return;
  // A form with many buttons, as that of attendance: what was pressed says more than the form.
  const pressed = config.triggeringEvent?.submitter ?? element;
  pressed.dispatchEvent(new CustomEvent("samverkan:waits", { bubbles: true }));
  keep([...posts(), { once: mark, path: config.path, fields, label: labelled(pressed, fields), at: Date.now() }]);
  const form = element.closest("form[data-clears]");
  if (form) form.reset();
  later();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(handOver, RETRY[Math.min(tries++, RETRY.length - 1)]);
}

async function handOver() {
  clearTimeout(timer);
  if (isSending) return;
  isSending = true;
  let done = 0;
  try {
    for (let next; (next = posts().find((post) => !post.refused)); ) {
      const answer = await send(next);
      if (answer === "later") return later();
      keep(answer === "done"
        ? posts().filter((post) => post.once !== next.once)
        : posts().map((post) => (post.once === next.once ? { ...post, refused: answer } : post)));
      done += 1;
    }
    tries = 0;
  } finally {
    isSending = false;
    if (done) document.dispatchEvent(new CustomEvent("samverkan:handed-over"));
  }
}

const waited = (post) => Math.max(0, Math.round((Date.now() - post.at) / 1000)) || 0;

// "done", "later" when there is no contact or no log-in, otherwise why it was refused.
async function send(post) {
  try {
    const response = await fetch(post.path, {
      method: "POST",
      body: new URLSearchParams([...post.fields, ["waited", waited(post)]]),
      headers: { "HX-Request": "true", "X-CSRFToken": token() },
      signal: AbortSignal.timeout(15000),
    });
    if (response.ok) return "done";
    if (response.status === 401 || response.status === 403 || response.status >= 500) return "later";
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("[role=alert], .errors, .invalid-feedback")?.textContent.trim() || words.why;
  } catch {
    return "later";
  }
}

document.addEventListener("htmx:configRequest", (event) => {
  const { headers, parameters, verb } = event.detail;
  headers["X-CSRFToken"] = token();
  if (parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token();
  if (verb === "post") parameters.once = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
});
// What waits goes first: a later post is put behind it.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.requestConfig.verb !== "post" || !posts().some((post) => !post.refused)) return;
  event.preventDefault();
  wait(event.detail.requestConfig, event.detail.elt);
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 422) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
for (const fault of ["htmx:sendError", "htmx:timeout"])
  document.addEventListener(fault, (event) => {
    if (event.detail.requestConfig.verb === "post") wait(event.detail.requestConfig, event.detail.elt);
  });
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (event.detail.requestConfig.verb !== "post") return;
  if (status === 401 || status === 403 || status >= 500) wait(event.detail.requestConfig, event.detail.elt);
});
window.addEventListener("online", handOver);
window.addEventListener("focus", () => { if (posts().length) handOver(); });
window.addEventListener("beforeunload", (event) => {
  let isKept = true;
  try {
    isKept = !inPage.length || localStorage.getItem(name) !== null;
  } catch {
    isKept = !inPage.length;
  }
  if (!isKept) event.preventDefault();
});
tell();
if (posts().length) handOver();
