// A half-written answer is kept in this browser alone, under the address of the link, until it is handed in or the
// survey has closed. The server knows nothing of it; without the script nothing is kept, and the page says so.

const PREFIX = "samverkan.survey.";
const SENT = "samverkan.survey-sent";

// The form on the page proves that its survey is open: the last day may have been moved since this was kept.
function tidy(open) {
  const today = new Date().toISOString().slice(0, 10);
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    try {
      if (JSON.parse(localStorage.getItem(key)).until >= today || key === open) continue;
    } catch {
      // Nobody can use what cannot be read.
    }
    localStorage.removeItem(key);
  }
}

// The page of thanks tells that it was handed in, and so does the dead page of the very link that was sent from this
// tab: a second press came after the first, or the survey has closed. A page with faults does not.
function forgetSent() {
  const key = sessionStorage.getItem(SENT);
  const isOther = !location.pathname.includes("/tack/") && key !== PREFIX + location.pathname;
  if (!key || isOther) return;
  localStorage.removeItem(key);
  sessionStorage.removeItem(SENT);
}

// A second press while the first is on its way would be answered as a used link.
function once(form) {
  let isSent = false;
  const open = () => { isSent = false; };
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
    setTimeout(open, 10000);
  });
  // Back from another page, or stopped.
  window.addEventListener("pageshow", open);
}

function keep(form) {
  const key = PREFIX + location.pathname;
  const fields = [...form.elements].filter((one) => /^q\d/.test(one.name));
  const told = form.querySelector("[data-kept]");

  const isPick = (one) => one.type === "radio" || one.type === "checkbox";
  const save = () => {
    const answers = fields.filter((one) => (isPick(one) ? one.checked : one.value)).map((one) => [one.name, one.value]);
    localStorage.setItem(key, JSON.stringify({ until: form.dataset.until, answers }));
  };
  const fill = (answers) => {
    for (const one of fields) {
      const mine = answers.filter(([name]) => name === one.name).map(([, value]) => value);
      if (isPick(one)) one.checked = mine.includes(one.value);
      else one.value = mine.find((value) => value !== "none") ?? "";
    }
  };

  const kept = localStorage.getItem(key);
  // What was posted or answered before is newer than what lies here, or what one wants to begin from.
  if (kept && !form.hasAttribute("data-filled")) fill(JSON.parse(kept).answers);
  told.hidden = false;
  form.addEventListener("input", save);
  form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
  form.querySelector("[data-forget]").addEventListener("click", () => {
    form.reset();
    if (!form.hasAttribute("data-filled")) fill([]);
    localStorage.removeItem(key);
    form.querySelector("input:not([type=hidden]), textarea").focus();
  });
}

const form = document.querySelector("form[data-survey]");
if (form) once(form);
try {
  tidy(form && PREFIX + location.pathname);
  if (form) keep(form);
  else forgetSent();
} catch {
  // A browser that keeps nothing: the page works without.
}
