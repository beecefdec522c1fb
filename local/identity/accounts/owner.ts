import type { Means } from './acts.ts';
import type { Faults } from './pages.ts';
import { type Passwords, passwordFault } from './passwords.ts';
import type { Account, Store } from './store.ts';
import { newRecovery } from './totp.ts';

interface Choosing {
  readonly account: Account;
  readonly form: URLSearchParams;
  readonly at: number;
  readonly place: string;
}

/**
 * Takes a new password, which ends every session; or says what is wrong with it. Undefined where the account was locked or handed another
 * one while this was looked at: what the security administrator does is not undone by somebody who is slow.
 */
export async function choosePassword(
  { store, passwords }: Pick<Means, 'store' | 'passwords'>,
  { account, form, at, place }: Choosing,
): Promise<Faults | undefined> {
  const { subject } = account;
  const faults = await changeFaults(passwords, account, form);
  if (Object.keys(faults).length > 0) return faults;
  const password = await passwords.hash(form.get('new') ?? '');
  return store.together(() => {
    const current = store.account(subject);
    if (current?.lockedAt !== null || current.password?.salt !== account.password?.salt) return undefined;
    store.change(subject, { password, mustChange: false, passwordUntil: null });
    store.endSessions(subject);
    store.history.add({ at, who: subject, whom: subject, what: 'password-changed', place });
    return {};
  });
}

/** What is wrong of a new password and its repetition. */
async function changeFaults(passwords: Passwords, account: Account, form: URLSearchParams): Promise<Faults> {
  const wanted = form.get('new') ?? '';
  if (wanted === '') return { new: 'required' };
  const fault = passwordFault(wanted, account);
  if (fault) return { new: fault };
  if (wanted !== form.get('again')) return { again: 'not-same' };
  return (await passwords.matches(wanted, account.password)) ? { new: 'unchanged' } : {};
}

interface SwitchedOn {
  readonly account: Account;
  readonly secret: string;
  readonly step: number;
  readonly at: number;
  readonly place: string;
}

/** The account goes by codes from now on; gives the words that stand for one. */
export function switchOn(store: Store, { account: { subject }, secret, step, at, place }: SwitchedOn): string[] {
  const { words, hashes } = newRecovery();
  store.together(() => {
    store.change(subject, { codeSecret: secret, codeStep: step, recovery: hashes });
    store.history.add({ at, who: subject, whom: subject, what: 'code-on', place });
  });
  return words;
}
