/** Keeps "hace 5 min" true while the page stays open. Older times are written by the server and do not change here. */
import { word } from './words.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const EVERY = 20_000;

function ago(milliseconds) {
  if (milliseconds < MINUTE) {
    return word('now');
  }
  if (milliseconds < HOUR) {
    return word('minutesAgo', Math.floor(milliseconds / MINUTE));
  }
  return word('hoursAgo', Math.floor(milliseconds / HOUR));
}

export function refreshTimes(root = document) {
  const now = Date.now();
  for (const time of root.querySelectorAll('time[data-ago]')) {
    const passed = now - Date.parse(time.dateTime);
    if (passed < DAY) {
      const text = ago(passed);
      if (time.textContent !== text) {
        time.textContent = text;
      }
    }
  }
}

setInterval(refreshTimes, EVERY);
