/** The keyboard. Keys do nothing while something is being written, and can be switched off (WCAG 2.1.4). */
import { focusedRow, link, neighbour, openRow } from './rows.js';
import { close, conversation, openId } from './panes.js';
import { mode } from './composer.js';

const STORED = 'ventanilla-shortcuts';
const toggle = document.getElementById('keys-on');

const press = (id) => {
  const button = document.getElementById(id);
  if (button && !button.disabled) {
    button.click();
    return true;
  }
  return false;
};

function move(step) {
  const row = neighbour(focusedRow() ?? openRow(), step);
  if (row) {
    link(row).focus();
    row.scrollIntoView({ block: 'nearest' });
  }
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  r: () => openId() && mode('reply'),
  n: () => openId() && mode('note'),
  a: () => press('act-assign'),
  e: () => press('act-resolve') || press('act-reopen'),
  d: () => press('act-demand'),
  c: () => press('act-correct'),
  y: () => press('act-confirm'),
  '/': () => document.getElementById('search')?.focus(),
  '?': () => document.getElementById('keys')?.showPopover(),
};

const writing = (element) =>
  element.isContentEditable || (element.matches('input, textarea, select') && !element.matches('[type=radio], [type=checkbox]'));

function escape(event) {
  if (document.querySelector('[popover]:popover-open') || event.isComposing) {
    return;
  }
  if (event.target.closest('.composer')) {
    conversation()?.focus();
  } else if (event.target.matches('#search')) {
    event.target.blur();
  } else if (openId()) {
    close();
  }
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    escape(event);
    return;
  }
  const off = localStorage.getItem(STORED) === 'off';
  if (off || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !'jk'.includes(event.key)) {
    return;
  }
  if (writing(event.target) || document.querySelector('[popover]:popover-open')) {
    return;
  }
  const act = KEYS[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

if (toggle) {
  toggle.checked = localStorage.getItem(STORED) !== 'off';
  toggle.addEventListener('change', () => localStorage.setItem(STORED, toggle.checked ? 'on' : 'off'));
}
