/** Opens a conversation beside the list and closes it again; the address always names what is open. */
import { link, markOpen, openRow } from './rows.js';
import { refreshTimes } from './relative-time.js';
import { say } from './toast.js';

const panes = document.querySelector('.panes');
const pane = document.getElementById('pane');
const baseTitle = document.title;
let ofTheList = panes.dataset.list;

export const conversation = () => pane.querySelector('#conversation[data-id]');
export const openId = () => conversation()?.dataset.id ?? null;

function shown(address, { push }) {
  const id = openId();
  panes.dataset.open = id ? 'yes' : 'no';
  markOpen(id);
  const url = new URL(address, location.href);
  url.searchParams.delete('done');
  if (push && url.pathname + url.search !== location.pathname + location.search) {
    history.pushState({ pane: true }, '', url);
  }
  toTheEnd();
  refreshTimes(pane);
  say(pane.querySelector('[data-done]')?.dataset.done);
  document.dispatchEvent(new CustomEvent('conversation-shown', { detail: { id } }));
}

export function toTheEnd() {
  const thread = pane.querySelector('.thread');
  if (thread) {
    thread.scrollTop = thread.scrollHeight;
  }
}

export function close() {
  const row = openRow();
  const address = ofTheList;
  pane.replaceChildren(document.getElementById('nothing').content.cloneNode(true));
  history.pushState({ pane: true }, '', address);
  panes.dataset.open = 'no';
  markOpen(null);
  (row ? link(row) : document.getElementById('scroll')).focus({ preventScroll: false });
  document.dispatchEvent(new CustomEvent('conversation-shown', { detail: { id: null } }));
}

let cameFrom = null;
let focusedBefore = null;
document.addEventListener('htmx:beforeSwap', ({ detail }) => {
  if (detail.target === pane) {
    cameFrom = openId();
    focusedBefore = pane.contains(document.activeElement) ? document.activeElement.id : null;
  }
});
document.addEventListener('htmx:afterSwap', ({ detail }) => {
  if (detail.target !== pane) {
    return;
  }
  const restoring = detail.requestConfig?.headers['X-Restore'];
  shown(detail.xhr.responseURL, { push: !restoring });
  const same = cameFrom !== null && cameFrom === openId();
  const again = same && focusedBefore ? document.getElementById(focusedBefore) : null;
  // A panel that had the focus is closed by the swap: the conversation takes it.
  const target = again && again.checkVisibility() ? again : conversation();
  target?.focus({ preventScroll: true });
});

addEventListener('popstate', () => {
  if (/^\/inbox\/[^/]+$/.test(location.pathname)) {
    globalThis.htmx.ajax('GET', location.pathname + location.search, { target: '#pane', swap: 'innerHTML', headers: { 'X-Restore': 'yes' } });
  } else if (openId()) {
    pane.replaceChildren(document.getElementById('nothing').content.cloneNode(true));
    panes.dataset.open = 'no';
    const row = openRow();
    markOpen(null);
    row && link(row).focus();
  } else if (location.pathname + location.search !== ofTheList) {
    location.reload();
  }
});

document.addEventListener('click', (event) => {
  const back = event.target.closest('[data-close]');
  if (back && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    close();
  }
});

if (openId()) {
  markOpen(openId());
  toTheEnd();
  say(pane.querySelector('[data-done]')?.dataset.done);
  const url = new URL(location.href);
  if (url.searchParams.has('done')) {
    url.searchParams.delete('done');
    history.replaceState({ pane: true }, '', url);
  }
}
