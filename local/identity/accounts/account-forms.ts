import { iso } from '../../../functions/fields.ts';
import { type Html, html } from './html.ts';
import { button, field, form, type Say } from './layout.ts';
import { shortest } from './passwords.ts';
import type { Account } from './store.ts';

/** What is wrong of a field, as it is told. */
export type FaultAt = (name: string) => string | undefined;

/** The rules first, then the two fields; the name, unseen, tells the browser whose password it keeps. */
export function newPassword(t: Say, at: FaultAt, login: string, focus = false): Html {
  const rules = html`${t('rules')}
    <ul>
      <li>${t('rule-length', { shortest })}</li>
      <li>${t('rule-name')}</li>
      <li>${t('rule-common')}</li>
    </ul>`;
  return html`<input
      class="unseen"
      type="text"
      name="username"
      autocomplete="username"
      value="${login}"
      readonly
      tabindex="-1"
      aria-hidden="true"
    />
    ${field({ name: 'new', label: t('new'), type: 'password', autocomplete: 'new-password', fault: at('new'), hint: rules, focus })}
    ${field({ name: 'again', label: t('again'), type: 'password', autocomplete: 'new-password', fault: at('again') })}`;
}

interface Spoken {
  readonly t: Say;
  readonly word: string;
  readonly at: FaultAt;
}

/** The forms of a person's own account; each asks for the password again, since the screen may have been left alone. */
export function accountBody({ t, word, at }: Spoken, account: Account): Html {
  const { name, login, signedInBefore, codeSecret, codeDemanded, recovery } = account;
  const current = (of: string) =>
    field({
      name: 'current',
      id: `current-${of}`,
      label: t('current'),
      type: 'password',
      autocomplete: 'current-password',
      fault: at(`current-${of}`),
    });
  const isOn = codeSecret !== null;
  const standing = isOn
    ? t(codeDemanded ? 'code-is-demanded' : 'code-is-on', { left: recovery.length })
    : t('code-is-off');
  const step = isOn ? 'code-off' : 'code-on';
  return html`<p>
      ${t('account-of', { name, login })}<br />${
        signedInBefore === null ? t('first-sign-in') : t('last-sign-in', { time: inBeijing(signedInBefore) })
      }
    </p>
    <section>
      <h2>${t('change-password')}</h2>
      ${form(word, 'password', html`${current('password')}${newPassword(t, at, login)}${button(t('change-password'))}`)}
    </section>
    <section>
      <h2>${t('code')}</h2>
      <p>${standing}</p>
      ${!(isOn && codeDemanded) && form(word, step, html`${current(step)}${button(t(isOn ? 'switch-off' : 'switch-on'), 'main quiet')}`)}
    </section>
    <section>
      <h2>${t('end-all')}</h2>
      <p>${t('end-all-why')}</p>
      ${form(word, 'end', button(t('end-all'), 'main quiet'))}
    </section>`;
}

/** 2026-11-28 13:05, by the one time China keeps. */
const inBeijing = (instant: number): string =>
  iso(instant + 8 * 3_600_000)
    .slice(0, 16)
    .replace('T', ' ');
