// Names and connections that Django's admin and import-export leave out (WCAG 4.1.2, 1.3.1), and the
// handler of “select all”, which was inline and which our content policy stops.

function mend() {
  // “Today” and “Now” are links that act as buttons: their field is part of what they do.
  for (const link of document.querySelectorAll(".datetimeshortcuts a")) {
    const field = link.closest("p, div, .form-row")?.querySelector("input");
    const label = field && document.querySelector(`label[for="${field.id}"]`);
    const word = link.textContent.trim();
    if (label && word) link.setAttribute("aria-label", `${word}: ${label.textContent.trim().replace(/:$/, "")}`);
  }
  for (const box of document.querySelectorAll("#select-all:not([data-tied])")) {
    box.dataset.tied = "";
    box.addEventListener("change", () => {
      for (const field of document.querySelectorAll(".selectable-field-export-row input[type=checkbox]")) field.checked = box.checked;
    });
  }
  for (const tip of document.querySelectorAll(".help-tooltip[aria-label]")) tip.setAttribute("role", "img");
  for (const editor of document.querySelectorAll(".ProseMirror:not([aria-label])")) {
    const label = editor.closest(".form-row, .flex-container, div")?.querySelector("label");
    if (label) editor.setAttribute("aria-label", label.textContent.trim());
  }
}

// The admin's own scripts build their parts on load, after ours.
window.addEventListener("load", mend);
document.addEventListener("formset:added", () => setTimeout(mend));
