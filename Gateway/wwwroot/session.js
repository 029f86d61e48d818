import { call, get, setScope } from './api.js';
import { attempt, button, field, fill, h, select } from './dom.js';

const accountKey = 'luna.scope';

/**
 * Who looks at the pages: asked of the agent, and shown with a way out.
 *
 * @param {HTMLElement} place in the bar
 * @returns {Promise<boolean>} whether the pages can be used; if not, a key is needed
 */
export async function begin(place) {
  const session = await get('2/session');
  if (!session.access_control) return true;
  if (!session.name) return false;

  const accounts = /** @type {string[]} */ (session.accounts ?? []);
  const remembered = localStorage.getItem(accountKey);
  const chosen = accounts.find((one) => one === remembered) ?? accounts[0] ?? null;
  const choice = select(accounts.map((one) => [one, one]), chosen ?? '', { 'aria-label': 'Account' });
  setScope(chosen);
  choice.addEventListener('change', () => {
    localStorage.setItem(accountKey, choice.value);
    location.reload();
  });
  const leave = button('Sign out', () => attempt(async () => {
    await call('DELETE', '2/session');
    location.reload();
  }));
  fill(place, accounts.length > 1 ? choice : null, h('span', {}, `${session.name} (${session.role})`), leave);
  return true;
}

/** @returns {import('./app.js').Page} */
export function signInPage() {
  const key = h('input', { type: 'password', required: true, autocomplete: 'current-password' });
  const submit = async () => {
    setScope(null);
    await call('POST', '2/session', { body: { key: key.value } });
    location.reload();
  };
  const form = h(
    'form',
    { class: 'sheet', on: { submit: (/** @type {Event} */ event) => { event.preventDefault(); attempt(submit); } } },
    field('Key', key, 'One of those that the settings of the agent know. The browser keeps it in a cookie that no script can read.'),
    h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'primary' }, 'Sign in')),
  );
  return { title: 'Sign in', node: form };
}
