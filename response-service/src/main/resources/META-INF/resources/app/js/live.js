/**
 * What happens elsewhere, as it happens: one stream of server-sent events; each event names a conversation, and only its
 * row, the counters and the open thread are fetched. A cut is shown, and made up for when the stream is back.
 */
import { lose, put } from './rows.js';
import { conversation, openId, toTheEnd } from './panes.js';
import { refreshTimes } from './relative-time.js';
import { fragment } from './session.js';
import { word } from './words.js';

const GATHER = 120;
const COUNT_AFTER = 400;
const TOO_MANY = 8;
const PAGES_BACK = 10;
const TELL_OF_A_CUT_AFTER = 2500;
const HIDDEN_FOR = 20_000;
const LONGEST_WAIT = 15_000;

const panes = document.querySelector('.panes');
const cut = document.getElementById('cut');
const query = panes.dataset.query;
let stream = null;
// Where the page was read; the stream goes on from there, so that nothing falls between.
let { position } = panes.dataset;
let wasCut = false;
let attempts = 0;
let telling;
let reopening;
let pausing;

function listen() {
  clearTimeout(reopening);
  stream?.close();
  stream = new EventSource(`/api/events?after=${encodeURIComponent(position)}`);
  stream.addEventListener('open', connected);
  stream.addEventListener('error', interrupted);
  stream.addEventListener('conversation', ({ data, lastEventId }) => {
    position = lastEventId;
    touched(JSON.parse(data).id);
  });
  stream.addEventListener('incident', ({ lastEventId }) => {
    position = lastEventId;
    alarms();
  });
}

function connected() {
  attempts = 0;
  document.documentElement.dataset.live = 'yes';
  clearTimeout(telling);
  telling = undefined;
  cut.hidden = true;
  if (wasCut) {
    wasCut = false;
    catchUp();
  }
}

function interrupted() {
  wasCut = true;
  delete document.documentElement.dataset.live;
  telling ??= setTimeout(() => { cut.hidden = false; }, TELL_OF_A_CUT_AFTER);
  if (stream.readyState === EventSource.CLOSED) {
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** attempts++) * (0.75 + Math.random() / 2);
    clearTimeout(reopening);
    reopening = setTimeout(listen, wait);
    // The server refused: if the session has ended, the next question finds out.
    count();
  }
}

const touchedIds = new Set();
let gathering;
function touched(id) {
  touchedIds.add(id);
  gathering ??= setTimeout(fetchTouched, GATHER);
}

async function fetchTouched() {
  gathering = undefined;
  const ids = [...touchedIds];
  touchedIds.clear();
  count();
  if (ids.includes(openId())) {
    refreshConversation(openId());
  }
  if (ids.length > TOO_MANY) {
    await fetchList(ids);
  } else {
    await Promise.allSettled(ids.map(fetchRow));
  }
}

// Two events of one conversation may be answered in the wrong order: only the last question counts.
const asked = new Map();
async function fetchRow(id) {
  const mine = (asked.get(id) ?? 0) + 1;
  asked.set(id, mine);
  const piece = await fragment(`/inbox/rows/${encodeURIComponent(id)}?${query}`, 'row');
  if (asked.get(id) !== mine) {
    return;
  }
  asked.delete(id);
  const row = piece?.querySelector('.row');
  if (row) {
    put(row);
  } else {
    lose(id);
  }
}

/** Reads the list from the top until it meets what is known; rows that are named but not met are asked for singly. */
async function fetchList(ids = []) {
  let address = `/inbox?${query}`;
  const met = new Set();
  for (let page = 0; page < PAGES_BACK && address; page++) {
    const piece = await fragment(address, 'rows');
    const rows = [...(piece?.querySelectorAll('.row') ?? [])];
    const known = rows.some((row) => document.querySelector(`#rows > [data-id="${CSS.escape(row.dataset.id)}"]`));
    const next = piece?.querySelector('.more a')?.getAttribute('href');
    // Oldest first, so that each newer one is put above it.
    rows.reverse().forEach((row) => { met.add(row.dataset.id); put(row); });
    address = known ? null : next;
  }
  await Promise.allSettled(ids.filter((id) => !met.has(id)).map(fetchRow));
}

/** The outbreaks that are going on; the strip is left alone while it is being used. */
async function alarms() {
  const shown = document.getElementById('alarms');
  const piece = await fragment('/incidents/banner', 'alarms').catch(() => null);
  if (piece && !shown.contains(document.activeElement)) {
    shown.replaceChildren(...piece.childNodes);
  }
}

async function catchUp() {
  count();
  alarms();
  const id = openId();
  if (id) {
    refreshConversation(id);
  }
  await fetchList([...document.querySelectorAll('#rows > .row')].map((row) => row.dataset.id).slice(0, 50));
}

let counting;
function count() {
  counting ??= setTimeout(async () => {
    counting = undefined;
    const piece = await fragment(`/inbox/counters?${query}`, 'views').catch(() => null);
    for (const number of piece?.querySelectorAll('[data-count]') ?? []) {
      const shown = document.querySelector(`.views [data-count="${CSS.escape(number.dataset.count)}"]`);
      if (shown && shown.textContent !== number.textContent) {
        shown.textContent = number.textContent;
      }
    }
  }, COUNT_AFTER);
}

/** The thread, the head and the panel; never what is being written, nor a panel that is open. */
async function refreshConversation(id) {
  const piece = await fragment(`/inbox/${encodeURIComponent(id)}?${query}`, 'pane');
  if (!piece || openId() !== id) {
    return;
  }
  const thread = document.getElementById('thread');
  const atTheEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 48;
  const before = thread.querySelectorAll('.msg').length;
  for (const part of ['thread', 'conv-head', 'side', 'panels']) {
    const shown = document.getElementById(part);
    const news = piece.getElementById(part);
    if (shown && news && !shown.matches(':has(:popover-open), :popover-open')) {
      renew(shown, news);
    }
  }
  refreshTimes(document.getElementById('pane'));
  const version = document.querySelector('.reply-form [name=version]');
  const below = document.getElementById('below');
  if (atTheEnd) {
    toTheEnd();
    // What was on the screen when it came has been seen.
    if (version) {
      version.value = piece.querySelector('.reply-form [name=version]')?.value ?? version.value;
    }
  } else if (below && thread.querySelectorAll('.msg').length > before) {
    below.hidden = false;
  }
}

/** What is focused stays so, if it is still there; a form that is on its way is left alone. */
function renew(shown, news) {
  if (shown.querySelector('[data-busy]')) {
    return;
  }
  const focused = shown !== document.activeElement && shown.contains(document.activeElement) ? document.activeElement : null;
  shown.replaceChildren(...news.childNodes);
  globalThis.htmx?.process(shown);
  if (focused) {
    (document.getElementById(focused.id) ?? conversation()).focus({ preventScroll: true });
  }
}

document.addEventListener('click', ({ target }) => {
  if (target.closest('#below')) {
    target.closest('#below').hidden = true;
    toTheEnd();
  }
});

// Six connections are all a browser has for a site (HTTP/1.1): a tab that nobody looks at gives its stream back.
document.addEventListener('visibilitychange', () => {
  clearTimeout(pausing);
  if (document.hidden) {
    pausing = setTimeout(() => {
      stream.close();
      clearTimeout(reopening);
      clearTimeout(telling);
      telling = undefined;
      wasCut = true;
    }, HIDDEN_FOR);
  } else if (stream.readyState === EventSource.CLOSED) {
    listen();
  }
});
// The browser knows at once when the network is gone; the stream itself would find out much later.
addEventListener('offline', () => {
  stream.close();
  interrupted();
});
addEventListener('online', listen);
addEventListener('pagehide', () => stream.close());
addEventListener('pageshow', (event) => event.persisted && listen());

listen();
