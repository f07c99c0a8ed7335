// Figures typed down a table or a list: Enter and the arrows go to the field below or above, and cells copied in Excel
// spread over the fields from where they are pasted. Without the script one goes on with Tab.

for (const table of document.querySelectorAll("[data-figures]")) {
  const rows = () => [...table.querySelectorAll("tr, li")]
    .map((row) => [...row.querySelectorAll("input[type=text]")])
    .filter((row) => row.length);

  const place = (field) => {
    const all = rows();
    const row = all.findIndex((fields) => fields.includes(field));
    return [all, row, row < 0 ? -1 : all[row].indexOf(field)];
  };

  table.addEventListener("keydown", (event) => {
    const down = event.key === "Enter" || event.key === "ArrowDown";
    if (!(down || event.key === "ArrowUp") || event.altKey || event.ctrlKey || event.metaKey) return;
    const [all, row, column] = place(event.target);
    if (row < 0) return;
    event.preventDefault();
    const next = all[row + (down && !event.shiftKey ? 1 : -1)]?.[column];
    if (!next) return;
    next.focus();
    next.select();
  });

  table.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const [all, row, column] = place(event.target);
    if (row < 0 || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    text.trimEnd().split(/\r?\n/).forEach((line, down) => {
      line.split("\t").forEach((cell, right) => {
        const field = all[row + down]?.[column + right];
        if (!field) return;
        field.value = cell.trim();
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    });
  });
}
