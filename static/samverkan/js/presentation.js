// The screen on the wall: the clock goes on without the network, and the contents follow the note-taker.

const main = document.getElementById("main");
const lost = document.querySelector(".screen-lost");
const POLL = 4000;
let ahead = 0;

const now = () => Date.now() + ahead;

// The server's clock counts, whatever this computer thinks it is.
function setClock() {
  const server = main.querySelector("[data-server]")?.dataset.server;
  if (server) ahead = Date.parse(server) - Date.now();
}

function tick() {
  const screen = main.querySelector("[data-end]");
  const place = main.querySelector("[data-clock]");
  if (!screen || !place) return;
  const left = Math.round((Date.parse(screen.dataset.end) - now()) / 1000);
  const minutes = Math.floor(Math.abs(left) / 60);
  const seconds = String(Math.abs(left) % 60).padStart(2, "0");
  // The last five minutes by the second; before that whole minutes, so that nothing moves beside the speaker.
  const amount = left > 300 ? `${Math.ceil(left / 60)} ${main.dataset.unit}` : `${minutes}.${seconds}`;
  place.textContent = `${amount} ${left >= 0 ? main.dataset.left : main.dataset.over}`;
  place.closest("p").classList.toggle("is-over", left < 0);
}

async function follow() {
  try {
    const mark = main.querySelector("[data-mark]").dataset.mark;
    const response = await fetch(`${main.dataset.nowAddress}?sett=${mark}`, { signal: AbortSignal.timeout(10000) });
    lost.textContent = "";
    if (response.status === 200 && !response.redirected) {
      main.innerHTML = await response.text();
      setClock();
      tick();
    }
  } catch {
    lost.textContent = lost.dataset.lost;
  }
  setTimeout(follow, POLL);
}

setClock();
tick();
setInterval(tick, 1000);
setTimeout(follow, POLL);
