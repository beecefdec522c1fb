import { passwordFaults } from '../../../shared/text/accounts.ts';
import type { Language } from '../../../shared/text/catalogue.ts';
import { say } from '../../../shared/text/say.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { renderSVG } from 'uqr';
import { accountBody, type FaultAt, newPassword } from './account-forms.ts';
import { Html, html } from './html.ts';
import { button, field, form, layout, type Say, speaker, type Words } from './layout.ts';
import type { Account } from './store.ts';

/** Somebody a demo lets one be. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: Text;
  readonly role: Text;
}

/** What is wrong, by field. */
export type Faults = Readonly<Partial<Record<string, Words | keyof typeof passwordFaults>>>;

interface Asked {
  readonly language: Language;
  /** The word of its forms. */
  readonly word: string;
  readonly faults: Faults;
}

export function createPages(frame: { county: Text | undefined; isDemo: boolean; home: string }) {
  const page = (language: Language, title: Words, body: Html, more: { wide?: boolean; fixed?: boolean } = {}) =>
    layout({ ...frame, language, canSwitch: !more.fixed, wide: more.wide ?? false }, title, body);
  const start = (t: Say, words: Words): Html => html`<p><a class="main" href="${frame.home}/">${t(words)}</a></p>`;

  return {
    password({ language, word, faults }: Asked, typed: string): Html {
      const t = speaker(language);
      const at = faultsOf(language, faults);
      const fields = html` ${field({ name: 'login', label: t('login'), autocomplete: 'username', value: typed, fault: at('login'), focus: typed === '' })}
      ${field({ name: 'password', label: t('password'), type: 'password', autocomplete: 'current-password', fault: at('password'), focus: typed !== '' })}
      ${button(t('sign-in'))}`;
      return page(
        language,
        'sign-in',
        html`${form(word, 'password', fields)}
          <p class="aside">${t('forgotten')}</p>`,
      );
    },

    pick({ language, word, faults }: Asked, people: ReadonlyMap<string, readonly Person[]>): Html {
      const at = faultsOf(language, faults);
      const groups = [...people].map(
        ([, group]) =>
          html`<section>
            <h2>${say(group[0]?.unit ?? { zh: '', en: '' }, language)}</h2>
            <ul class="people">
              ${group.map(
                ({ id, name, role }) =>
                  html`<li>
                    <button name="person" value="${id}"><b>${name}</b><span>${say(role, language)}</span></button>
                  </li>`,
              )}
            </ul>
          </section>`,
      );
      const fault = at('person');
      return page(
        language,
        'pick',
        form(word, 'pick', html`${fault !== undefined && html`<p class="fault" role="alert">${fault}</p>`}${groups}`),
        { wide: true },
      );
    },

    code({ language, word, faults }: Asked): Html {
      const t = speaker(language);
      const at = faultsOf(language, faults);
      const fields = html`<p>${t('code-why')}</p>
        ${field({ name: 'code', label: t('code'), autocomplete: 'one-time-code', numeric: true, fault: at('code'), focus: true })}
        ${button(t('continue'))}`;
      const lost = html`<details>
        <summary>${t('code-lost')}</summary>
        ${form(
          word,
          'code',
          html`${field({ name: 'recovery', label: t('recovery'), autocomplete: 'off' })}${button(t('continue'))}`,
        )}
      </details>`;
      return page(language, 'code', html`${form(word, 'code', fields)}${lost}`);
    },

    change({ language, word, faults }: Asked, login: string): Html {
      const t = speaker(language);
      return page(
        language,
        'change',
        html`<p>${t('change-why')}</p>
          ${form(word, 'change', html`${newPassword(t, faultsOf(language, faults), login, true)}${button(t('save'))}`)}`,
      );
    },

    enrol({ language, word, faults }: Asked, app: { address: string; secret: string; isDemanded: boolean }): Html {
      const t = speaker(language);
      return page(
        language,
        'enrol',
        html`${app.isDemanded && html`<p>${t('enrol-demanded')}</p>`}${enrolment(t, word, faultsOf(language, faults), app)}`,
      );
    },

    recovery({ language, word }: Pick<Asked, 'language' | 'word'>, words: readonly string[]): Html {
      const t = speaker(language);
      return page(
        language,
        'recovery',
        html`<p>${t('recovery-why')}</p>
          <ol class="words">
            ${words.map((one) => html`<li><code>${one}</code></li>`)}
          </ol>
          ${form(word, 'kept', button(t('kept')))}`,
        { fixed: true },
      );
    },

    lockedOut(language: Language, minutes: number): Html {
      const t = speaker(language);
      return page(
        language,
        'locked-out',
        html`<p role="alert">${t('locked-out-why', { minutes })}</p>
          ${start(t, 'start')}`,
        { fixed: true },
      );
    },

    /** What a person does with their own account. */
    account({ language, word, faults }: Asked, account: Account): Html {
      return page(
        language,
        'account',
        accountBody({ t: speaker(language), word, at: faultsOf(language, faults) }, account),
      );
    },

    signOut(language: Language, { action, secret }: { action: string; secret: string }): Html {
      const t = speaker(language);
      return page(
        language,
        'sign-out',
        html`<p>${t('sign-out-why')}</p>
          <form method="post" action="${action}">
            <input type="hidden" name="xsrf" value="${secret}" />
            <button class="main" name="logout" value="yes">${t('sign-out')}</button>
          </form>
          <p class="aside"><a href="${frame.home}/">${t('stay')}</a></p>`,
        { fixed: true },
      );
    },

    signedOut(language: Language, why: Words = 'signed-out-why'): Html {
      const t = speaker(language);
      return page(
        language,
        'signed-out',
        html`<p>${t(why)}</p>
          ${start(t, 'sign-in-again')}`,
      );
    },

    error(language: Language, words: Words, reason = ''): Html {
      const t = speaker(language);
      const told =
        reason !== '' &&
        html`<details>
          <summary>${t('reason')}</summary>
          <p><code>${reason}</code></p>
        </details>`;
      return page(
        language,
        'error',
        html`<p role="alert">${t(words)}</p>
          ${start(t, 'start')}${told}`,
        { fixed: true },
      );
    },
  };
}
export type Pages = ReturnType<typeof createPages>;

function faultsOf(language: Language, faults: Faults): FaultAt {
  const t = speaker(language);
  return (name) => {
    const fault = faults[name];
    if (fault === undefined) return undefined;
    return isPasswordFault(fault) ? say(passwordFaults[fault], language) : t(fault);
  };
}

const isPasswordFault = (fault: string): fault is keyof typeof passwordFaults => fault in passwordFaults;

function enrolment(t: Say, word: string, at: FaultAt, { address, secret }: { address: string; secret: string }): Html {
  const picture = new Html(renderSVG(address, { border: 2, pixelSize: 4 }));
  return html`<p>${t('enrol-scan')}</p>
    <div class="picture" role="img" aria-label="${t('enrol-picture')}">${picture}</div>
    <p class="key">${t('enrol-key')} <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
    ${form(word, 'enrol', html`${field({ name: 'code', label: t('code'), autocomplete: 'one-time-code', numeric: true, fault: at('code') })}${button(t('continue'))}`)}`;
}
