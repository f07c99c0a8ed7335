// Notes that were closed while somebody wrote without contact: what this browser still keeps is shown to copy.

const place = document.querySelector("[data-kept]");

for (const item of place.dataset.items.split(" ")) {
  const name = `samverkan.note.${place.dataset.user}.${item}`;
  try {
    const kept = JSON.parse(localStorage.getItem(name));
    if (!kept?.html) continue;
    const box = document.createElement("div");
    box.className = "sheet prose mt";
    // The text is this reader's own, from this browser; only its words are shown, no markup is trusted.
    for (const block of new DOMParser().parseFromString(kept.html, "text/html").body.children) {
      const row = document.createElement("p");
      row.textContent = block.textContent;
      box.append(row);
    }
    place.append(box);
    place.hidden = false;
  } catch {
    // No store, or nothing readable in it.
  }
}
