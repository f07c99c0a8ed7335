// What the frame adds where JavaScript runs. Every page works without it.

// An open menu closes when one clicks or tabs elsewhere, and on Escape, which gives the focus back to its word.
const menus = () => document.querySelectorAll(".me[open], .top-menu[open], .more[open]");

function closeOthers(event) {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
}

document.addEventListener("click", closeOthers);
document.addEventListener("focusin", closeOthers);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

// A form marked data-guard asks before one leaves with unsaved text.
let unsaved = false;
document.addEventListener("input", (event) => {
  if (event.target.form?.hasAttribute("data-guard")) unsaved = true;
});
document.addEventListener("submit", () => { unsaved = false; });
window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

// Who logs out leaves nothing unsent of the notes behind in this browser.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[formaction]");
  if (!button?.hasAttribute("data-log-out")) return;
  try {
    for (const key of Object.keys(localStorage))
      if (/^samverkan\.(note|waiting)\./.test(key)) localStorage.removeItem(key);
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith("samverkan.oral.")) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
});
