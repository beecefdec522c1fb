import type Provider from 'oidc-provider';
import type { Means } from './acts.ts';
import type { Faults, Pages } from './pages.ts';
import { createProviderState } from './provider-state.ts';
import { choosePassword, switchOn } from './owner.ts';
import type { Account } from './store.ts';
import { appAddress, newSecret, usedStep } from './totp.ts';
import { type Visit, formWord, isFormWord, readForm, redirect, sendPage } from './visit.ts';

interface AccountPageOptions extends Means {
  provider: Provider;
  pages: Pages;
  origin: string;
  appName: string;
  now: () => number;
}

/** Seconds in which an app of a phone is set up. */
const offerLasts = 10 * 60;

/** Where people change their own password and switch the code of an app on and off; for whoever is signed in on this browser. */
export function createAccountPage(options: AccountPageOptions) {
  const { provider, store, lockOut, passwords, pages, origin, appName, now } = options;
  const offers = createProviderState(store, now)('Offer');

  /** The account, once its password was given again; or what is wrong. Wrong ones count as at the door. */
  const proven = async ({ login, password }: Account, given: string, field: string): Promise<Faults | number> => {
    const closed = lockOut.closedUntil(login);
    if (closed !== undefined) return closed;
    passwords.requireRoom();
    const shut = lockOut.count(login);
    if (shut !== undefined) return shut;
    if (!(await passwords.matches(given, password))) return { [field]: 'current-wrong' };
    lockOut.clear(login);
    return {};
  };

  return async (visit: Visit): Promise<void> => {
    const { incoming, answer, language, place } = visit;
    const session = await provider.Session.get(provider.createContext(incoming, answer));
    const account = session.accountId === undefined ? undefined : store.account(session.accountId);
    if (account?.lockedAt !== null) return sendPage(visit, pages.error(language, 'not-signed-in'), 401);
    const { subject, login } = account;
    const { uid } = session;
    const word = formWord(store.secret, uid);
    const show = (faults: Faults = {}) => {
      const current = store.account(subject) ?? account;
      sendPage(visit, pages.account({ language, word, faults }, current), Object.keys(faults).length > 0 ? 422 : 200);
    };
    const offer = (secret: string, faults: Faults = {}) =>
      sendPage(
        visit,
        pages.enrol(
          { language, word, faults },
          { secret, address: appAddress(secret, login, appName), isDemanded: false },
        ),
      );
    const did = { at: now(), who: subject, whom: subject, place };

    if (incoming.method !== 'POST') return show();
    const form = await readForm(visit, origin);
    if (!form || !isFormWord(store.secret, uid, form.get('word')))
      return sendPage(visit, pages.error(language, 'expired'), 403);
    const step = form.get('step') ?? '';
    if (step === 'end') {
      store.together(() => {
        store.endSessions(subject);
        store.history.add({ ...did, what: 'sessions-ended' });
      });
      return sendPage(visit, pages.signedOut(language));
    }
    if (step === 'enrol') {
      const secret = (await offers.find(uid))?.extra?.['secret'];
      if (typeof secret !== 'string' || account.codeSecret !== null) return show();
      const used = usedStep(secret, form.get('code') ?? '', now(), null);
      if (used === undefined) return offer(secret, { code: 'code-wrong' });
      await offers.destroy(uid);
      return sendPage(
        visit,
        pages.recovery({ language, word }, switchOn(store, { account, secret, step: used, at: now(), place })),
      );
    }
    if (!['password', 'code-on', 'code-off'].includes(step)) return redirect(visit, incoming.url ?? '');

    const proof = await proven(account, form.get('current') ?? '', `current-${step}`);
    if (typeof proof === 'number')
      return sendPage(visit, pages.lockedOut(language, Math.ceil((proof - now()) / 60_000)), 429);
    if (Object.keys(proof).length > 0) return show(proof);
    if (step === 'password') {
      const faults = await choosePassword(options, { account, form, at: now(), place });
      if (!faults) return sendPage(visit, pages.error(language, 'not-signed-in'), 401);
      if (Object.keys(faults).length > 0) return show(faults);
      return sendPage(visit, pages.signedOut(language, 'changed'));
    }
    if (step === 'code-on' && account.codeSecret === null) {
      const secret = newSecret();
      await offers.upsert(uid, { accountId: subject, extra: { secret } }, offerLasts);
      return offer(secret);
    }
    if (step === 'code-off' && !account.codeDemanded)
      store.together(() => {
        store.change(subject, { codeSecret: null, codeStep: null, recovery: [] });
        store.history.add({ ...did, what: 'code-off' });
      });
    return show();
  };
}
