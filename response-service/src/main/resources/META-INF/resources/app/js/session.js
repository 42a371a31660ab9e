/** What holds for every request of a page: no form is sent twice, an ended session goes to the door, a failure is said. */
import { word } from './words.js';
import { hush, say } from './toast.js';

export const atTheDoor = (address) => new URL(address, location.href).pathname === '/login';

/** Fetches a piece of a page; null when it is not there. Throws when the answer is no answer. */
export async function fragment(address, target) {
  const answer = await fetch(address, { headers: { 'HX-Request': 'true', 'HX-Target': target } });
  if (answer.status === 401 || (answer.redirected && atTheDoor(answer.url))) {
    location.reload();
    throw new Error('signed out');
  }
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(`${answer.status} for a piece of the page`);
  }
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  return template.content;
}

function busy(form, yes) {
  form.toggleAttribute('data-busy', yes);
  for (const button of form.querySelectorAll('button[type=submit]')) {
    button.disabled = yes;
  }
}

document.addEventListener('htmx:configRequest', ({ detail }) => {
  const token = detail.elt.querySelector?.('input[name=csrf-token]');
  if (token) {
    detail.headers['X-CSRF-TOKEN'] = token.value;
  }
});
document.addEventListener('htmx:beforeRequest', (event) => {
  const form = event.detail.elt;
  if (form instanceof HTMLFormElement) {
    if (form.hasAttribute('data-busy')) {
      event.preventDefault();
      return;
    }
    hush();
    busy(form, true);
  }
});
document.addEventListener('htmx:afterRequest', ({ detail }) => {
  if (detail.elt instanceof HTMLFormElement) {
    busy(detail.elt, false);
  }
});
document.addEventListener('htmx:beforeSwap', (event) => {
  if (atTheDoor(event.detail.xhr.responseURL)) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
document.addEventListener('htmx:responseError', () => say(word('failed'), { bad: true }));
document.addEventListener('htmx:sendError', () => say(word('offline'), { bad: true }));

// A form that leaves the page is sent once as well; coming back with the browser's button makes it usable again.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.hasAttribute('hx-post') || form.method !== 'post') {
    return;
  }
  if (form.hasAttribute('data-busy')) {
    event.preventDefault();
    return;
  }
  form.setAttribute('data-busy', '');
});
addEventListener('pageshow', () => document.querySelectorAll('form[data-busy]').forEach((form) => busy(form, false)));
