// The notes screen where JavaScript runs: an editor on each item, saved by itself, and keys.
//
// What is written lies in the browser's own store until the server has accepted exactly that text, so a dropped
// network, an expired log-in or a closed lid loses nothing. Without this file the page is plain forms.

const root = document.querySelector("[data-notes]");
const words = JSON.parse(document.getElementById("notes-words").textContent);
const PAUSE = 1500;
const LONGEST = 6000;
const RETRY = [2000, 4000, 8000, 15000];
const KEEPALIVE_LIMIT = 60000;

const say = (word, value) => words[word].replace("%s", value ?? "");
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
const part = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const isEmpty = (html) => /^(<p><\/p>)*$/.test(html);

const store = {
  key: (id) => `samverkan.note.${root.dataset.user}.${id}`,
  read(id) {
    try {
      return JSON.parse(localStorage.getItem(this.key(id)));
    } catch {
      return null;
    }
  },
  write(id, value) {
    try {
      localStorage.setItem(this.key(id), JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  drop(id) {
    try {
      localStorage.removeItem(this.key(id));
    } catch {
      // Nothing was kept, so nothing is left behind.
    }
  },
};

class Note {
  constructor(article, library) {
    this.article = article;
    this.library = library;
    this.id = article.dataset.item;
    this.form = article.querySelector("form.note");
    this.shown = article.querySelector(".saved");
    this.version = Number(article.dataset.version);
    this.accepted = article.dataset.html;
    this.html = this.accepted;
    this.tries = 0;
    this.restore(store.read(this.id));
  }

  get isDirty() {
    return this.html !== this.accepted;
  }

  // What the browser kept because the server never took it.
  restore(kept) {
    if (!kept || kept.html === this.accepted) return store.drop(this.id);
    this.html = kept.html;
    if (kept.base === this.version) this.later(0);
    else this.conflict = { version: this.version, html: this.accepted, by: this.article.dataset.by ?? "", saved: "" };
  }

  open() {
    this.article.hidden = false;
    if (!this.editor) this.begin();
    if (this.conflict && !this.article.querySelector(".both")) this.askWhich();
  }

  begin() {
    const { Editor, Document, Paragraph, Text, Bold, Italic, BulletList, OrderedList, ListItem, HardBreak, History, Link } = this.library;
    const box = document.createElement("div");
    box.className = "editor";
    this.form.querySelector("textarea").before(box);
    this.buttons = part("editor-buttons");
    box.append(this.buttons);
    const place = document.createElement("div");
    box.append(place);
    this.editor = new Editor({
      element: place,
      injectCSS: false,
      content: this.html,
      extensions: [
        Document, Paragraph, Text, Bold, Italic, BulletList, OrderedList, ListItem, HardBreak, History,
        Link.extend({ addKeyboardShortcuts: () => ({}) }),
      ],
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": this.form.querySelector("label").textContent,
        },
        handleKeyDown: (view, event) => this.keyInText(event),
      },
      onUpdate: () => this.changed(),
      onTransaction: () => this.press(),
    });
    this.buttons.addEventListener("click", (event) => this.format(event.target.closest("button")));
    this.press();
  }

  press() {
    if (!this.editor) return;
    for (const button of this.buttons.querySelectorAll("[data-mark]"))
      if (button.dataset.mark !== "undo")
        button.setAttribute("aria-pressed", String(this.editor.isActive(button.dataset.mark)));
  }

  format(button) {
    if (!button) return;
    const chain = this.editor.chain().focus();
    const acts = {
      bold: () => chain.toggleBold().run(),
      italic: () => chain.toggleItalic().run(),
      bulletList: () => chain.toggleBulletList().run(),
      orderedList: () => chain.toggleOrderedList().run(),
      undo: () => chain.undo().run(),
      phrase: () => askPhrase(),
      link: () => this.askAddress(),
    };
    acts[button.dataset.mark]();
  }

  askAddress() {
    const dialog = document.getElementById("link-address");
    const field = dialog.querySelector("input");
    field.value = this.editor.getAttributes("link").href ?? "";
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      const chain = this.editor.chain().focus().extendMarkRange("link");
      if (dialog.returnValue !== "set") chain.run();
      else if (!field.value) chain.unsetLink().run();
      else if (this.editor.state.selection.empty && !this.editor.isActive("link"))
        chain.insertContent({ type: "text", text: field.value, marks: [{ type: "link", attrs: { href: field.value } }] }).run();
      else chain.setLink({ href: field.value }).run();
    }, { once: true });
    dialog.showModal();
  }

  keyInText(event) {
    if (event.key === "Escape") {
      this.article.querySelector("h2").focus();
      return true;
    }
    if (!(event.ctrlKey || event.metaKey)) return false;
    if (event.key === "Enter") step(1, true);
    else if (event.key.toLowerCase() === "k") this.askAddress();
    else return false;
    return true;
  }

  // A phrase is a paragraph of its own, unless the line is begun.
  put(phrase) {
    const chain = this.editor.chain().focus();
    const isBegun = this.editor.state.selection.$from.parent.textContent.trim() !== "";
    if (isBegun) chain.insertContent(` ${phrase}`).run();
    else chain.insertContent(phrase).run();
  }

  // --- saving ---

  changed() {
    const html = this.editor.getHTML();
    this.html = isEmpty(html) ? "" : html;
    this.keep();
    if (!this.trouble) this.show(words.changed);
    this.since ??= Date.now();
    this.later(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  keep() {
    this.isKept = store.write(this.id, { base: this.version, html: this.html, at: Date.now() });
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  leave() {
    if (this.conflict || !this.editor) return;
    if (this.isDirty || this.isUnfinished) this.save({ leaving: true });
  }

  async save({ leaving = false, keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.conflict) return;
    if (this.inFlight && !keepalive) {
      this.again = { leaving: leaving || this.again?.leaving };
      return;
    }
    const sent = this.html;
    // The page is going and a save is on its way: this one follows it, so it is meant for the next version.
    const base = this.inFlight ? this.version + 1 : this.version;
    if (!keepalive && !this.trouble) this.show(words.saving);
    this.inFlight = true;
    this.since = null;
    const answer = await this.post(sent, base, leaving, keepalive);
    this.inFlight = false;
    if (answer === null) this.failed("lost");
    else if (answer.status === 401 || answer.status === 403) this.failed("loggedOut");
    else if (answer.status === 409 && "version" in answer.told) this.clash(answer.told);
    else if (answer.status === 409) this.refused(answer.told.refused);
    else if (answer.status !== 200) this.failed("lost");
    else this.done(answer.told, sent, leaving);
  }

  async post(html, base, leaving, keepalive) {
    const body = new URLSearchParams({ text: html, format: "html", base_version: base });
    if (leaving) body.set("leaving", "1");
    try {
      const response = await fetch(this.form.action, {
        method: "POST",
        body,
        keepalive: keepalive && html.length < KEEPALIVE_LIMIT,
        headers: { Accept: "application/json", "X-CSRFToken": token() },
        signal: keepalive ? undefined : AbortSignal.timeout(15000),
      });
      return { status: response.status, told: await response.json().catch(() => ({})) };
    } catch {
      return null;
    }
  }

  done(told, sent, leaving) {
    this.version = told.version;
    this.accepted = sent;
    this.isUnfinished = !leaving;
    this.tries = 0;
    if (this.trouble) {
      this.trouble = "";
      tell("");
      announce(words.back);
    }
    if (this.isDirty) {
      this.keep();
      this.later(PAUSE);
    } else store.drop(this.id);
    this.show(say("saved", told.saved));
    if (told.warning) tell(told.warning);
    if (this.again) {
      const again = this.again;
      this.again = null;
      if (this.isDirty || again.leaving) this.save(again);
    }
    markWritten(this);
  }

  failed(kind) {
    this.keep();
    if (this.trouble !== kind) announce(words[kind]);
    this.trouble = kind;
    this.show(words[kind], true);
    if (kind === "loggedOut") {
      const link = document.createElement("a");
      link.href = root.dataset.login;
      link.target = "_blank";
      link.textContent = words.logIn;
      this.shown.append(" ", link);
    }
    this.later(RETRY[Math.min(this.tries++, RETRY.length - 1)]);
  }

  refused(sentence) {
    this.keep();
    this.show(sentence, true);
    tell(sentence);
  }

  clash(told) {
    if (told.html === this.html) return this.done(told, this.html, false);
    this.conflict = told;
    this.keep();
    this.askWhich();
  }

  // Both texts, side by side; nothing is saved here until somebody has chosen.
  askWhich() {
    const theirs = this.conflict;
    const section = part("two-writers");
    const message = theirs.by ? say("theirs", theirs.by) : "";
    section.querySelector(".both-message").textContent = root.dataset.both;
    section.querySelector(".both-by").textContent = message || root.dataset.other;
    section.querySelector(".both-theirs").innerHTML = theirs.html;
    section.querySelector(".both-mine").innerHTML = this.html;
    section.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-choose]")?.dataset.choose;
      if (choice) this.choose(choice, section);
    });
    this.form.before(section);
    this.form.hidden = true;
    section.focus();
  }

  choose(choice, section) {
    const theirs = this.conflict;
    this.conflict = null;
    this.version = theirs.version;
    this.accepted = theirs.html;
    if (choice === "theirs") this.html = theirs.html;
    if (choice === "merge") this.html = theirs.html + this.html;
    section.remove();
    this.form.hidden = false;
    this.editor.commands.setContent(this.html, { emitUpdate: false });
    this.editor.commands.focus("end");
    this.keep();
    this.save();
  }

  // The text somebody else has saved since this page was loaded.
  async refresh() {
    if (this.isDirty || this.conflict || this.inFlight) return;
    try {
      const told = await ask(`${this.form.action}nu/`);
      if (!told || told.version <= this.version || this.isDirty || this.inFlight) return;
      this.version = told.version;
      this.accepted = this.html = told.html;
      this.editor.commands.setContent(told.html, { emitUpdate: false });
      this.show(say("saved", told.saved));
    } catch {
      // No contact: the text here is as good as any.
    }
  }

  show(text, isLost = false) {
    this.shown.textContent = text;
    this.shown.classList.toggle("is-lost", isLost);
  }
}

// What the server tells, or nothing. A log-in that has run out answers with a redirect to the log-in page, which
// tells itself as JSON to whoever asks for that: followed, its text would stand in the notes.
async function ask(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" }, redirect: "manual" });
  return response.ok ? response.json() : null;
}

// --- the page around the text ---

const notes = new Map();
let current;

const links = () => [...root.querySelectorAll("[data-open]")];

function tell(sentence) {
  const problem = document.querySelector(".notes-problem");
  problem.textContent = sentence;
  problem.hidden = !sentence;
}

const voice = document.createElement("p");
voice.className = "visually-hidden";
voice.setAttribute("role", "status");
function announce(sentence) {
  voice.textContent = sentence;
}

function markWritten(note) {
  const mark = document.getElementById(`mark-${note.id}`);
  if (note.html && mark.querySelector(".mark-empty")) {
    mark.replaceChildren(document.getElementById("mark-written").content.cloneNode(true));
  }
}

function show(id, { focus = "", push = true } = {}) {
  const note = notes.get(id);
  if (!note) return;
  if (current && current !== note) {
    current.leave();
    current.article.hidden = true;
  }
  current = note;
  note.open();
  const all = links();
  const at = all.findIndex((link) => link.dataset.open === id);
  for (const link of all) link.removeAttribute("aria-current");
  all[at].setAttribute("aria-current", "true");
  all[at].scrollIntoView({ block: "nearest" });
  root.querySelector("[data-place]").textContent = at + 1;
  for (const arrow of root.querySelectorAll("[data-step]")) {
    const other = all[at + Number(arrow.dataset.step)];
    if (other) arrow.href = other.href;
    else arrow.removeAttribute("href");
  }
  for (const field of document.querySelectorAll("[name=item], [data-punkt]")) field.value = id;
  if (push) history.pushState({ item: id }, "", `?punkt=${id}`);
  if (focus === "text") note.editor.commands.focus("end");
  if (focus === "title") note.article.querySelector("h2").focus();
  note.refresh();
  beat();
}

function step(by, inText = false) {
  const all = links();
  const at = all.findIndex((link) => link.dataset.open === current.id);
  const other = all[at + by];
  if (!other) return;
  show(other.dataset.open, { focus: inText ? "text" : "title" });
  if (by > 0) takeTime();
}

function followLinks(event) {
  const link = event.target.closest("[data-open], [data-step]");
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const change = event.target.closest("[data-punkt-link]");
  if (change) change.search = `?punkt=${current.id}`;
  if (!link?.href) return;
  event.preventDefault();
  show(new URL(link.href).searchParams.get("punkt"), { focus: "title" });
  if (link.dataset.step === "1") takeTime();
}

function openPart(id) {
  const fold = document.getElementById(id);
  fold.open = true;
  fold.querySelector("select, textarea, input:not([type=hidden])").focus();
}

// --- phrases, time, and who else writes ---

function askPhrase() {
  const dialog = document.getElementById("phrases");
  dialog.showModal();
  dialog.querySelector("[data-phrase]")?.focus();
}

// A list of points goes on as it began: after a line with "att" the next begins so too.
function goOnWithAtt(event) {
  const field = event.target;
  if (event.key !== "Enter" || !field.matches?.("textarea[data-points]")) return;
  const before = field.value.slice(0, field.selectionStart);
  if (!/(^|\n)att [^\n]+$/.test(before)) return;
  event.preventDefault();
  field.setRangeText("\natt ", field.selectionStart, field.selectionEnd, "end");
}

// Out of a field under the text, so that the keys hold again; what is typed stays.
function leaveField(event) {
  const part = event.key === "Escape" && event.target.closest?.(".notes-text details");
  if (part && event.target.matches("input, textarea, select")) part.querySelector("summary").focus();
}

function listenToPhrases() {
  const dialog = document.getElementById("phrases");
  dialog.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-phrase]");
    if (!chosen) return;
    dialog.close();
    current.put(chosen.textContent);
  });
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const all = [...dialog.querySelectorAll("[data-phrase]")];
    all[all.indexOf(document.activeElement) + by]?.focus();
  });
}

const timeButton = (what) => document.querySelector(`#time-${current.id} ${what}`);
const beginOrEnd = () => timeButton("[data-turn]:not([hidden])")?.click();

// Going on to an item that has not been up begins it, where the writer has asked for that.
function takeTime() {
  const line = document.getElementById(`time-${current.id}`);
  if (takesTime() && line && !line.querySelector("[data-end]:not([hidden]), .num")) timeButton("[data-begin]")?.click();
}

const takesTime = () => document.getElementById("takes-time").checked;

// The number as it is typed: "1" and "2" within a second are item 12.
let typed = "";
let typedTimer;
function jump(digit) {
  clearTimeout(typedTimer);
  typed += digit;
  typedTimer = setTimeout(() => {
    const link = links().find((each) => each.querySelector(".notes-number").textContent.trim().replace(/\.$/, "") === typed);
    typed = "";
    if (link) show(link.dataset.open, { focus: "title" });
  }, 450);
}

const POLL = 4000;
const BEAT = 10000;
let lastBeat = 0;
let revision = Number(root?.dataset.revision);

async function beat() {
  lastBeat = Date.now();
  const body = new URLSearchParams({ item: current.id });
  try {
    await fetch(root.dataset.beat, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token() } });
  } catch {
    // No contact: the others soon see that.
  }
}

async function poll() {
  if (document.visibilityState === "visible") await askWho();
  setTimeout(poll, POLL);
}

async function askWho() {
  try {
    if (Date.now() - lastBeat > BEAT) await beat();
    const told = await ask(root.dataset.presence);
    if (!told) return;
    showWriters(told.writers);
    for (const [id, version] of Object.entries(told.versions)) {
      const note = notes.get(id);
      if (note && version > note.version) await note.refresh();
    }
    if (told.revision !== revision) {
      revision = told.revision;
      await refreshParts();
    }
  } catch {
    // No contact.
  }
}

function showWriters(writers) {
  const others = writers.filter(([person]) => String(person) !== root.dataset.user);
  if (others.length === writers.length) lastBeat = 0;
  const numbers = new Map(links().map((link) => [link.dataset.open, link.querySelector(".notes-number").textContent.trim() || link.textContent.trim()]));
  const told = others.map(([, name, item]) => {
    const sentence = String(item) === current.id ? words.writesHere : words.writesOn;
    return sentence.replace("%(name)s", name).replace("%(number)s", numbers.get(String(item)) ?? "?");
  });
  const place = document.querySelector(".writers");
  const text = told.join(" · ");
  if (place.textContent !== text) place.textContent = text;
}

// Outcomes, times and attendance as they are now, where nobody is typing in them.
async function refreshParts() {
  const response = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of document.querySelectorAll(".results, .item-time, [id^=mark-], #narvaro")) {
    const next = fresh.getElementById(part.id);
    if (!next || next.outerHTML === part.outerHTML) continue;
    if (part.contains(document.activeElement) || part.querySelector("details[open]")) continue;
    part.replaceWith(document.adoptNode(next));
    window.htmx?.process(next);
  }
}

const keysDialog = () => document.getElementById("keys");
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  t: () => current.editor.commands.focus("end"),
  u: () => openPart("outcome-add"),
  a: () => openPart("action-add"),
  r: () => openPart("reservation-add"),
  f: () => askPhrase(),
  b: () => beginOrEnd(),
  n: () => document.getElementById("narvaro").querySelector(".press")?.focus(),
  "?": () => keysDialog().showModal(),
};

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    return current.save({ leaving: true });
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable=true], dialog")) return;
  if (!document.getElementById("keys-on").checked) return;
  if (/^[0-9]$/.test(event.key)) return jump(event.key);
  if (!KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

function rememberKeys() {
  const box = document.getElementById("keys-on");
  const name = `samverkan.keys.${root.dataset.user}`;
  try {
    box.checked = localStorage.getItem(name) !== "off";
    box.addEventListener("change", () => localStorage.setItem(name, box.checked ? "on" : "off"));
  } catch {
    // The choice then lasts as long as the page.
  }
  const takes = document.getElementById("takes-time");
  try {
    takes.checked = localStorage.getItem(`samverkan.takes-time.${root.dataset.user}`) === "on";
    takes.addEventListener("change", () => localStorage.setItem(`samverkan.takes-time.${root.dataset.user}`, takes.checked ? "on" : "off"));
  } catch {
    // The choice then lasts as long as the page.
  }
  const opener = document.querySelector("[data-keys-open]");
  opener.hidden = false;
  opener.addEventListener("click", () => keysDialog().showModal());
}

// The page goes away or into the background: what is not saved goes now, and stays in the store until accepted.
function lastSave() {
  for (const note of notes.values())
    if (note.isDirty && !note.conflict) note.save({ leaving: true, keepalive: true });
}

function listen() {
  document.addEventListener("click", followLinks);
  document.addEventListener("keydown", onKey);
  document.addEventListener("keydown", goOnWithAtt);
  document.addEventListener("keydown", leaveField);
  window.addEventListener("popstate", () => {
    const id = new URL(location).searchParams.get("punkt") ?? links()[0].dataset.open;
    show(id, { push: false });
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") lastSave();
    else current.refresh();
  });
  window.addEventListener("pagehide", lastSave);
  window.addEventListener("online", () => {
    for (const note of notes.values()) if (note.isDirty) note.save();
  });
  window.addEventListener("focus", () => {
    for (const note of notes.values()) if (note.trouble) note.save();
  });
  window.addEventListener("beforeunload", (event) => {
    for (const note of notes.values()) if (note.isDirty && note.isKept === false) event.preventDefault();
  });
}

// Outcomes, actions and attendance go by htmx; what the server could not take waits in waiting.js.
function listenToParts() {
  document.addEventListener("htmx:afterSwap", (event) => {
    tell("");
    for (const field of document.querySelectorAll("[name=item], [data-punkt]")) field.value = current.id;
    const fold = document.getElementById(event.detail.target.id);
    const wrong = fold?.querySelector(".errors, [role=alert]");
    if (wrong) wrong.focus();
    else if (event.detail.target.id.endsWith("-add") && fold?.tagName === "DETAILS")
      fold.querySelector("select, textarea, input:not([type=hidden])").focus();
  });
  document.addEventListener("htmx:responseError", (event) => {
    const { status } = event.detail.xhr;
    if (![401, 403].includes(status) && status < 500) tell(words.partFailed);
  });
  document.addEventListener("samverkan:handed-over", refreshParts);
}

async function start() {
  const library = await import(root.dataset.editor);
  document.documentElement.classList.add("has-editor");
  if (matchMedia("(width < 60rem)").matches) root.querySelector(".notes-fold").open = false;
  root.append(voice);
  for (const article of root.querySelectorAll(".notes-sheet")) {
    const note = new Note(article, library);
    notes.set(note.id, note);
  }
  rememberKeys();
  listen();
  listenToPhrases();
  show(root.querySelector(".notes-sheet:not([hidden])").dataset.item, { push: false });
  poll();
  root.dataset.ready = "";
}

if (root) {
  listenToParts();
  start();
}
