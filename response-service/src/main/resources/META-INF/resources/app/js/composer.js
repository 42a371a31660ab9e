/** The reply and the note being written: drafts that survive, the network's counting, Ctrl/Cmd+Enter. */
import { word } from './words.js';

const PREFIX = 'ventanilla-draft:';
const URL_WEIGHT = 23;
const ADDRESS = /\bhttps?:\/\/[^\s]+|\b(?:[\p{L}\p{N}-]+\.)+(?:com|es|org|net|eu|cat|info|gal|eus|gob|edu|pt)\b(?:\/[^\s]*)?/giu;
// X counts these ranges as one and everything else as two (its twitter-text configuration, version 3).
const LIGHT = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]];
// Mastodon counts these; of a name on another server only what is before the server.
const WHOLE_ADDRESS = /https?:\/\/\S+/gu;
const REMOTE_NAME = /(@\w+)@[\w.-]+\w/gu;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const forms = () => document.querySelectorAll('form[data-draft]');
const name = (form) => PREFIX + form.dataset.draft;
const area = (form) => form.querySelector('textarea');

/** How much of the limit a text takes on this network. */
export function weigh(text, network) {
  const normal = text.normalize('NFC');
  switch (network) {
    case 'x':
      return weighAsX(normal);
    case 'mastodon':
      return characters(normal.replace(WHOLE_ADDRESS, 'x'.repeat(URL_WEIGHT)).replace(REMOTE_NAME, '$1'));
    case 'bluesky':
      // At most ten bytes to a character.
      return Math.max(characters(normal), Math.ceil(new TextEncoder().encode(normal).length / 10));
    default:
      return [...normal].length;
  }
}

/** What people take for one character, such as a family of four. */
function characters(text) {
  return [...graphemes.segment(text)].length;
}

function weighAsX(normal) {
  let weight = 0;
  const rest = normal.replace(ADDRESS, () => {
    weight += URL_WEIGHT;
    return '';
  });
  for (const { segment } of graphemes.segment(rest)) {
    weight += /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(segment)
      ? 2
      : [...segment].reduce((sum, sign) => sum + heft(sign.codePointAt(0)), 0);
  }
  return weight;
}

function heft(point) {
  return LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
}

function count(form) {
  const counter = form.querySelector('.count');
  if (!counter) {
    return;
  }
  const field = area(form);
  const left = Number(form.dataset.limit) - weigh(field.value, form.dataset.network);
  counter.textContent = left >= 0 ? word('left', left) : word('over', -left);
  counter.classList.toggle('over', left < 0);
  field.setCustomValidity(left < 0 ? word('over', -left) : '');
  field.setAttribute('aria-invalid', String(left < 0));
}

function remember(form) {
  const text = area(form).value;
  if (text.trim() === '') {
    localStorage.removeItem(name(form));
  } else {
    localStorage.setItem(name(form), JSON.stringify({ text, key: form.elements.key?.value }));
  }
}

function restore(form) {
  const kept = JSON.parse(localStorage.getItem(name(form)) ?? 'null');
  if (kept && area(form).value === '') {
    area(form).value = kept.text;
    // The same composition keeps its key: if the answer of an earlier attempt was lost, it is not sent again.
    if (kept.key && form.elements.key) {
      form.elements.key.value = kept.key;
    }
    if (form.classList.contains('note-form') && area(document.querySelector('.reply-form') ?? form).value === '') {
      document.getElementById('mode-note')?.click();
    }
  }
  count(form);
}

export function mode(which) {
  const choice = document.getElementById(`mode-${which}`);
  if (choice) {
    choice.checked = true;
    document.querySelector(`.${which}-form textarea`)?.focus();
  }
}

document.addEventListener('input', ({ target }) => {
  const form = target.closest?.('form[data-draft]');
  if (form) {
    remember(form);
    count(form);
  }
});
document.addEventListener('keydown', (event) => {
  const form = event.target.closest?.('form[data-draft]');
  if (form && event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  const form = detail.requestConfig.elt;
  if (form.matches('form[data-draft]') && detail.xhr.status < 400) {
    localStorage.removeItem(name(form));
  }
});
document.addEventListener('conversation-shown', () => forms().forEach(restore));
document.querySelector('form[data-sign-out]')?.addEventListener('submit', () => {
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
});
forms().forEach(restore);
