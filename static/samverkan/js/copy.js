// Buttons that copy the field they name: <button data-copies="id" hidden>. What became of it is said where the page says so.
for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    const told = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = `${told.dataset.done} ${button.dataset.what}`;
    } catch {
      field.focus();
      field.select();
      told.textContent = told.dataset.failed;
    }
  });
}
