/* Makes the page live: threads change in place as the networks do, forms are sent without leaving the page. */

const language = document.documentElement.lang;
const notice = document.getElementById('notice');
const offline = document.getElementById('offline');
const SHOWN = 50;
/* So many changed threads at once are one column, not many articles. */
const MANY = 12;

const changedThreads = new Map();
const changedNetworks = new Set();
let sideChanged = false;
let pending = 0;
let source;

async function fragment(path) {
  const response = await fetch(`/plaza/page/${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
  return response.status === 200 ? response.text() : '';
}

function elements(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.children;
}

/* What a person has open, typed and focused inside an element that is about to be replaced. */
function keep(element) {
  const open = new Map();
  for (const details of element.querySelectorAll('details[data-key]')) {
    open.set(details.dataset.key, {
      open: details.open,
      values: [...details.querySelectorAll('input:not([type=hidden]), textarea')].map((field) =>
        field.closest('details') === details && field.value !== field.defaultValue ? field.value : null),
    });
  }
  if (element.matches('details[data-key]')) {
    open.set(element.dataset.key, { open: element.open, values: [] });
  }
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const place = focused?.closest('[data-key]')?.dataset.key;
  return { open, place, name: focused?.name, tag: focused?.tagName, start: focused?.selectionStart, end: focused?.selectionEnd };
}

function giveBack(element, kept) {
  const all = [...element.querySelectorAll('details[data-key]')];
  if (element.matches('details[data-key]')) all.push(element);
  for (const details of all) {
    const before = kept.open.get(details.dataset.key);
    if (!before) continue;
    details.open = before.open;
    [...details.querySelectorAll('input:not([type=hidden]), textarea')].forEach((field, i) => {
      if (before.values[i] != null) field.value = before.values[i];
    });
  }
  if (!kept.place) return;
  const holder = element.matches(`[data-key="${CSS.escape(kept.place)}"]`) ? element : element.querySelector(`[data-key="${CSS.escape(kept.place)}"]`);
  const field = kept.name ? holder?.querySelector(`[name="${CSS.escape(kept.name)}"]:not([type=hidden])`)
    : kept.tag === 'SUMMARY' ? holder?.querySelector('summary') : holder;
  field?.focus({ preventScroll: true });
  if (field && kept.start != null && field.tagName === 'TEXTAREA') field.setSelectionRange(kept.start, kept.end);
}

function replace(old, fresh) {
  const kept = keep(old);
  old.replaceWith(fresh);
  giveBack(fresh, kept);
}

async function showNetwork(code) {
  const old = document.getElementById(`n-${code}`);
  if (!old) return;
  const [fresh] = elements(await fragment(`networks/${code}`));
  if (fresh) replace(old, fresh);
}

async function showThread(root, network) {
  const column = document.getElementById(`n-${network}`);
  if (!column) return;
  const old = document.getElementById(`t-${root}`);
  const [fresh] = elements(await fragment(`threads/${encodeURIComponent(root)}`));
  if (!fresh) {
    old?.remove();
    return;
  }
  fresh.classList.add('fresh');
  if (old) {
    replace(old, fresh);
  } else {
    const threads = column.querySelector('.threads');
    column.querySelector('.empty')?.remove();
    threads.prepend(fresh);
    while (threads.children.length > SHOWN) threads.lastElementChild.remove();
  }
}

async function showSide() {
  for (const fresh of [...elements(await fragment('side'))]) {
    const old = document.getElementById(fresh.id);
    if (old) replace(old, fresh);
  }
}

async function show() {
  pending = 0;
  const threads = [...changedThreads];
  const networks = new Set(changedNetworks);
  const side = sideChanged;
  changedThreads.clear();
  changedNetworks.clear();
  sideChanged = false;
  if (threads.length > MANY) threads.forEach(([, network]) => networks.add(network));
  await Promise.all([...networks].map(showNetwork));
  for (const [root, network] of threads) {
    if (!networks.has(network)) await showThread(root, network);
  }
  if (side) await showSide();
}

function soon() {
  if (!pending) pending = setTimeout(() => show().catch(() => { offline.hidden = false; }), 120);
}

function listen() {
  source = new EventSource('/plaza/events');
  source.addEventListener('open', () => {
    if (!offline.hidden) everything();
    offline.hidden = true;
  });
  source.addEventListener('error', () => { offline.hidden = false; });
  source.addEventListener('thread', (event) => {
    const { network, root, message } = JSON.parse(event.data);
    if (message) changedNetworks.add(network);
    else changedThreads.set(root, network);
    soon();
  });
  source.addEventListener('side', () => { sideChanged = true; soon(); });
}

function everything() {
  for (const column of document.querySelectorAll('[data-network]')) changedNetworks.add(column.dataset.network);
  sideChanged = true;
  soon();
}

function tell(text, bad = false) {
  notice.textContent = text;
  notice.classList.toggle('bad', bad);
}

async function send(form, button) {
  if (form.ariaBusy === 'true') return;
  const body = new URLSearchParams(new FormData(form));
  form.ariaBusy = 'true';
  try {
    const response = await fetch(button?.getAttribute('formaction') ?? form.action, {
      method: 'POST', body, headers: { 'x-requested-with': 'fetch' },
    });
    const { problem } = await response.json();
    if (problem) {
      tell(notice.dataset.failed.replace('{0}', problem), true);
      return;
    }
    if (body.has('text')) {
      tell(notice.dataset.said);
      form.querySelectorAll('textarea').forEach((area) => { area.value = area.defaultValue; });
      form.querySelectorAll('[type=checkbox]').forEach((box) => { box.checked = false; });
      const details = form.closest('details.answer');
      if (details) details.open = false;
    } else {
      sideChanged = true;
      soon();
    }
  } catch (failure) {
    tell(notice.dataset.failed.replace('{0}', failure.message), true);
  } finally {
    form.ariaBusy = null;
  }
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[data-live]')) return;
  event.preventDefault();
  send(event.target, event.submitter);
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
    event.target.form?.requestSubmit();
  }
});

document.addEventListener('toggle', (event) => {
  if (event.target.matches?.('details.answer[open]')) event.target.querySelector('textarea')?.focus();
}, true);

/* Browsers allow six connections to a server: a hidden tab gives its one back. */
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    source?.close();
    source = undefined;
  } else if (!source) {
    listen();
    everything();
  }
});

if (!document.hidden) listen();
