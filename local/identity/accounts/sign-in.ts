import type Provider from 'oidc-provider';
import * as z from 'zod';
import type { Means } from './acts.ts';
import { codesOf } from './lock-out.ts';
import { choosePassword, switchOn } from './owner.ts';
import type { Faults, Pages, Person } from './pages.ts';
import { createProviderState } from './provider-state.ts';
import { type Account, loginOf } from './store.ts';
import { appAddress, newSecret, recoveryHash, usedStep } from './totp.ts';
import { type Visit, formWord, isFormWord, readForm, redirect, sendPage } from './visit.ts';

interface SignInOptions extends Means {
  provider: Provider;
  pages: Pages;
  /** The scheme and host of the public address. */
  origin: string;
  /** What an app of the phone calls this system. */
  appName: string;
  /** By unit; only a demo has them. */
  people: ReadonlyMap<string, readonly Person[]> | undefined;
  now: () => number;
}

/** How far a sign-in has come. What it lacks is asked for, one thing a page. */
const Progress = z.object({
  /** Whoever gave the password. By this name it ends with their sessions, should it be reset meanwhile. */
  accountId: z.string().optional(),
  coded: z.boolean().default(false),
  /** What is offered to an app of a phone, until its first code proves that it took it. */
  secret: z.string().optional(),
});
type Progress = z.infer<typeof Progress>;

type Step = 'password' | 'code' | 'enrol' | 'change' | 'done';

/** What is asked next. A password that was handed out is changed last: only whoever has passed everything else may choose one. */
function nextStep(account: Account | undefined, { coded }: Pick<Progress, 'coded'>): Step {
  if (!account) return 'password';
  if (account.codeSecret !== null && !coded) return 'code';
  if (account.codeSecret === null && account.codeDemanded) return 'enrol';
  return account.mustChange ? 'change' : 'done';
}

const lasts = 10 * 60;

/** The pages of one sign-in: what was given is checked, what is missing asked for, and the browser sent on to where it came from. */
export function createSignIn(options: SignInOptions) {
  const { provider, store, lockOut, passwords, pages, origin, appName, people, now } = options;
  const kept = createProviderState(store, now)('SignIn');

  const stateOf = async (uid: string) => {
    const progress = Progress.parse((await kept.find(uid)) ?? {});
    const account = progress.accountId === undefined ? undefined : store.account(progress.accountId);
    return { progress, account: account?.lockedAt === null ? account : undefined };
  };

  const ask = async (visit: Visit, uid: string, faults: Faults, typed = ''): Promise<void> => {
    const { progress, account } = await stateOf(uid);
    const asked = { language: visit.language, word: formWord(store.secret, uid), faults };
    const status = Object.keys(faults).length > 0 ? 422 : 200;
    const step = nextStep(account, progress);
    if (!account) return sendPage(visit, people ? pages.pick(asked, people) : pages.password(asked, typed), status);
    switch (step) {
      case 'code':
        return sendPage(visit, pages.code(asked), status);
      case 'change':
        return sendPage(visit, pages.change(asked, account.login), status);
      case 'enrol': {
        const secret = progress.secret ?? newSecret();
        await kept.upsert(uid, { ...progress, secret }, lasts);
        const app = { secret, address: appAddress(secret, account.login, appName), isDemanded: true };
        return sendPage(visit, pages.enrol(asked, app), status);
      }
      case 'password':
      case 'done':
        return finish(visit, uid, account, progress);
    }
  };

  const closed = ({ language, ...visit }: Visit, until: number): void =>
    sendPage(visit, pages.lockedOut(language, Math.ceil((until - now()) / 60_000)), 429);

  /** Straight to the next page: a form that was answered is not sent again by going back. */
  const goOn = async (visit: Visit, uid: string, progress: Progress): Promise<void> => {
    await kept.upsert(uid, progress, lasts);
    const { account } = await stateOf(uid);
    if (account && nextStep(account, progress) === 'done') return finish(visit, uid, account, progress);
    redirect(visit, visit.path === '' ? '/' : (visit.incoming.url ?? ''));
  };

  const finish = async (visit: Visit, uid: string, { subject, signedInAt }: Account, { coded }: Progress) => {
    const { incoming, answer, place } = visit;
    const interaction = await provider.interactionDetails(incoming, answer);
    // Whoever was signed in on this browser before is not any more.
    if (interaction.session && interaction.session.accountId !== subject) {
      await (await provider.Session.findByUid(interaction.session.uid))?.destroy();
      delete interaction.session;
      await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
    }
    store.together(() => {
      store.change(subject, { signedInAt: now(), signedInBefore: signedInAt });
      store.history.add({ at: now(), who: subject, whom: subject, what: 'signed-in', place });
    });
    await kept.destroy(uid);
    const amr = people ? ['demo'] : ['pwd', ...(coded ? ['otp', 'mfa'] : [])];
    // A computer may be shared: with the browser closed, the cookie is gone.
    await provider.interactionFinished(incoming, answer, { login: { accountId: subject, remember: false, amr } });
  };

  const password = async (visit: Visit, uid: string, form: URLSearchParams): Promise<void> => {
    const typed = form.get('login') ?? '';
    const login = loginOf(typed);
    const given = form.get('password') ?? '';
    if (login === '' || given === '')
      return ask(
        visit,
        uid,
        { ...(login === '' && { login: 'required' }), ...(given === '' && { password: 'required' }) },
        typed,
      );
    const shut = lockOut.closedUntil(login);
    if (shut !== undefined) return closed(visit, shut);
    passwords.requireRoom();
    const until = lockOut.count(login);
    const account = store.byLogin(login);
    const isRight = await passwords.matches(given, account?.password);
    // Another password may have been handed out while this one was looked at.
    const isStill = account && store.byLogin(login)?.password?.salt === account.password?.salt;
    if (!isRight || !isStill) {
      const told = { at: now(), who: '', whom: account?.subject ?? '', place: visit.place };
      if (until !== undefined) store.history.add({ ...told, what: 'locked-out' });
      else if (account) store.history.add({ ...told, what: 'refused' });
      return until === undefined ? ask(visit, uid, { password: 'wrong' }, typed) : closed(visit, until);
    }
    lockOut.clear(login);
    const isOver = account.passwordUntil !== null && account.passwordUntil <= now();
    if (account.lockedAt !== null || isOver) return ask(visit, uid, { password: 'closed' }, typed);
    return goOn(visit, uid, { accountId: account.subject, coded: false });
  };

  const code = async (visit: Visit, uid: string, form: URLSearchParams): Promise<void> => {
    const { progress, account } = await stateOf(uid);
    if (!account || account.codeSecret === null) return ask(visit, uid, {});
    const { subject, codeSecret, codeStep, recovery } = account;
    const shut = lockOut.closedUntil(codesOf(subject));
    if (shut !== undefined) return closed(visit, shut);
    const until = lockOut.count(codesOf(subject));
    const step = usedStep(codeSecret, form.get('code') ?? '', now(), codeStep);
    const word = recoveryHash(form.get('recovery') ?? '');
    const done = { at: now(), who: subject, whom: subject, place: visit.place };
    if (step !== undefined) store.change(subject, { codeStep: step });
    else if (recovery.includes(word)) {
      store.together(() => {
        store.change(subject, { recovery: recovery.filter((one) => one !== word) });
        store.history.add({ ...done, what: 'recovery-used' });
      });
    } else {
      store.history.add({ ...done, what: until === undefined ? 'refused' : 'locked-out' });
      return until === undefined ? ask(visit, uid, { code: 'code-wrong' }) : closed(visit, until);
    }
    lockOut.clear(codesOf(subject));
    return goOn(visit, uid, { ...progress, coded: true });
  };

  const change = async (visit: Visit, uid: string, form: URLSearchParams): Promise<void> => {
    const { progress, account } = await stateOf(uid);
    if (!account || nextStep(account, progress) !== 'change') return ask(visit, uid, {});
    const faults = await choosePassword(options, { account, form, at: now(), place: visit.place });
    if (!faults || Object.keys(faults).length > 0) return ask(visit, uid, faults ?? {});
    return goOn(visit, uid, progress);
  };

  const enrol = async (visit: Visit, uid: string, form: URLSearchParams): Promise<void> => {
    const { progress, account } = await stateOf(uid);
    if (!account || progress.secret === undefined || nextStep(account, progress) !== 'enrol')
      return ask(visit, uid, {});
    const step = usedStep(progress.secret, form.get('code') ?? '', now(), null);
    if (step === undefined) return ask(visit, uid, { code: 'code-wrong' });
    const words = switchOn(store, { account, secret: progress.secret, step, at: now(), place: visit.place });
    await kept.upsert(uid, { accountId: account.subject, coded: true }, lasts);
    return sendPage(visit, pages.recovery({ language: visit.language, word: formWord(store.secret, uid) }, words));
  };

  const pick = async (visit: Visit, uid: string, form: URLSearchParams): Promise<void> => {
    const id = form.get('person') ?? '';
    const isOffered = [...(people?.values() ?? [])].flat().some((person) => person.id === id);
    const account = isOffered ? store.account(id) : undefined;
    if (account?.lockedAt !== null) return ask(visit, uid, { person: 'pick-gone' });
    return finish(visit, uid, account, { coded: false });
  };

  return async (visit: Visit, uid: string): Promise<void> => {
    const { incoming, answer, language } = visit;
    const interaction = await provider.interactionDetails(incoming, answer).catch(() => undefined);
    if (interaction?.uid !== uid) return sendPage(visit, pages.error(language, 'expired'), 400);
    if (incoming.method !== 'POST') return ask(visit, uid, {});
    const form = await readForm(visit, origin);
    if (!form || !isFormWord(store.secret, uid, form.get('word')))
      return sendPage(visit, pages.error(language, 'expired'), 403);
    switch (form.get('step')) {
      case 'password':
        return people ? ask(visit, uid, {}) : password(visit, uid, form);
      case 'pick':
        return people ? pick(visit, uid, form) : ask(visit, uid, {});
      case 'code':
        return code(visit, uid, form);
      case 'change':
        return change(visit, uid, form);
      case 'enrol':
        return enrol(visit, uid, form);
      default:
        return goOn(visit, uid, (await stateOf(uid)).progress);
    }
  };
}
