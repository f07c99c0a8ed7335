// Alt and an arrow presses the button that moves the item one stands on. Everything works without this.
const DIRECTIONS = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };

document.addEventListener("keydown", (event) => {
  const direction = event.altKey && DIRECTIONS[event.key];
  const line = direction && event.target.closest?.("[data-line]");
  if (!line) return;
  event.preventDefault();
  const button = document.getElementById(`${direction}-${line.id.replace("item-", "")}`);
  button.focus();
  // A move that is not possible would post for nothing, and a post before htmx has read the new rows loads the page.
  if (button.getAttribute("aria-disabled") !== "true") button.click();
});
