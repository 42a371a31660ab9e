/**
 * The list of conversations. Nothing moves under the pointer: while the list is hovered, focused or scrolled, a new row
 * goes above what is seen and the scroll position is corrected by its height; what would have to move waits for the
 * "new mentions" button.
 */
import { word } from './words.js';
import { refreshTimes } from './relative-time.js';

const section = document.querySelector('.list');
const scroller = document.getElementById('scroll');
const list = document.getElementById('rows');
const fresh = document.getElementById('fresh');
const NEAR_THE_TOP = 4;

const unseen = new Set();
const held = new Map();

const find = (id) => list.querySelector(`:scope > .row[data-id="${CSS.escape(id)}"]`);
const stamp = (row) => Number(row.dataset.at);
const rows = () => [...list.querySelectorAll(':scope > .row')];

export const link = (row) => row.querySelector('a');
export const openRow = () => list.querySelector(':scope > .row[data-open]');
export const focusedRow = () => document.activeElement?.closest?.('.row') ?? null;

/** The row that follows or precedes; null at the end. */
export function neighbour(row, step) {
  const all = rows();
  return row ? all[all.indexOf(row) + step] ?? null : all[0] ?? null;
}

export function markOpen(id) {
  const before = openRow();
  if (before && before.dataset.id !== id) {
    before.removeAttribute('data-open');
    link(before).removeAttribute('aria-current');
  }
  const row = id ? find(id) : null;
  if (row) {
    row.dataset.open = '';
    row.classList.remove('unread');
    row.querySelector('.unread-word')?.remove();
    link(row).setAttribute('aria-current', 'true');
  }
}

function mustStayStill() {
  return scroller.scrollTop > NEAR_THE_TOP || section.matches(':hover') || section.contains(document.activeElement);
}

/** Takes a row as the server shows it now. `gone` rows have left this view. */
export function put(row) {
  const id = row.dataset.id;
  const known = find(id);
  const gone = row.classList.contains('gone');
  if (gone && !known) {
    held.delete(id);
    announce();
    return;
  }
  if (known) {
    refresh(known, row, gone);
  } else {
    add(row);
  }
  refreshTimes(list);
}

/** The viewer cannot see it any more. */
export function lose(id) {
  held.delete(id);
  const row = find(id);
  if (row) {
    row.classList.add('gone');
    tidy(row);
  }
}

function refresh(known, row, gone) {
  const wasAt = stamp(known);
  const open = known.hasAttribute('data-open');
  known.className = row.className;
  known.dataset.at = row.dataset.at;
  link(known).replaceChildren(...link(row).childNodes);
  if (open) {
    markOpen(known.dataset.id);
  }
  if (gone) {
    tidy(known);
  } else if (stamp(known) > wasAt && known.previousElementSibling) {
    if (mustStayStill()) {
      unseen.add(known.dataset.id);
      announce();
    } else {
      place(known);
      highlight(known);
    }
  }
}

function add(row) {
  if (!mustStayStill()) {
    place(row);
    settle(row);
    highlight(row);
    return;
  }
  const seen = firstInSight();
  if (seen && stamp(row) < stamp(seen)) {
    held.set(row.dataset.id, row);
    announce();
    return;
  }
  // Two new rows may be answered in the wrong order: each goes where its time belongs, as long as that is out of sight.
  const before = seen?.getBoundingClientRect().top;
  list.insertBefore(row, rows().find((other) => other === seen || stamp(other) <= stamp(row)) ?? null);
  settle(row);
  if (seen) {
    const wanted = scroller.scrollTop + seen.getBoundingClientRect().top - before;
    // A short list has nothing to scroll by: it gets room below, so that what is seen can stay where it is.
    list.style.minHeight = `${Math.ceil(Math.max(parseFloat(list.style.minHeight) || 0, wanted + scroller.clientHeight))}px`;
    scroller.scrollTop = wanted;
  }
  highlight(row);
  unseen.add(row.dataset.id);
  announce();
}

function firstInSight() {
  const edge = scroller.getBoundingClientRect().top + 1;
  return rows().find((row) => row.getBoundingClientRect().bottom > edge);
}

/** Puts a row where its time belongs. */
function place(row) {
  const next = rows().find((other) => other !== row && stamp(other) < stamp(row));
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(row, next ?? list.querySelector(':scope > .more'));
  focused?.focus({ preventScroll: true });
}

function settle(row) {
  document.getElementById('none')?.setAttribute('hidden', '');
  globalThis.htmx?.process(row);
}

function tidy(row) {
  if (!mustStayStill() && !row.hasAttribute('data-open')) {
    row.remove();
  }
  document.getElementById('none')?.toggleAttribute('hidden', rows().length > 0);
}

function highlight(row) {
  row.classList.remove('arrived');
  requestAnimationFrame(() => row.classList.add('arrived'));
}

function announce() {
  const count = unseen.size + held.size;
  fresh.hidden = count === 0;
  const text = count === 1 ? word('freshOne') : word('freshMany', count);
  if (count > 0 && fresh.textContent !== text) {
    fresh.textContent = text;
  }
}

/** Shows all that waited: in order, from the top. */
export function release() {
  for (const row of held.values()) {
    list.prepend(row);
    settle(row);
  }
  rows().filter((row) => row.classList.contains('gone') && !row.hasAttribute('data-open')).forEach((row) => row.remove());
  rows().sort((a, b) => stamp(b) - stamp(a)).forEach((row) => list.insertBefore(row, list.querySelector(':scope > .more')));
  held.clear();
  unseen.clear();
  list.style.minHeight = '';
  scroller.scrollTop = 0;
  announce();
}

fresh?.addEventListener('click', () => {
  release();
  const first = rows()[0];
  if (first) {
    link(first).focus({ preventScroll: true });
  }
});

// Whoever scrolls to the top has seen what is there; the room below is given back once nothing needs it.
scroller?.addEventListener('scroll', () => {
  if (scroller.scrollTop <= NEAR_THE_TOP && unseen.size > 0 && held.size === 0 && inOrder()) {
    unseen.clear();
    announce();
  }
});

function inOrder() {
  const all = rows();
  return all.every((row, i) => i === 0 || stamp(all[i - 1]) >= stamp(row));
}

// "Más" may bring a row that a live update has brought before.
document.addEventListener('htmx:afterSettle', () => {
  const met = new Set();
  for (const row of rows()) {
    if (met.has(row.dataset.id)) {
      row.remove();
    }
    met.add(row.dataset.id);
  }
});
