/** Says what an action did, for eyes and for screen readers; what went wrong stays until something else is said. */
const SHOWN_FOR = 6000;
const toast = document.getElementById('toast');
let leaving;

export function say(text, { bad = false } = {}) {
  if (!toast || !text) {
    return;
  }
  clearTimeout(leaving);
  toast.textContent = text;
  toast.classList.toggle('bad', bad);
  if (!bad) {
    leaving = setTimeout(hush, SHOWN_FOR);
  }
}

export function hush() {
  if (toast) {
    toast.textContent = '';
  }
}
