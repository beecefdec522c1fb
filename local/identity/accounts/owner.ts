import type { Faults } from './pages.ts';
import { type Passwords, passwordFault } from './passwords.ts';
import type { Account, Store } from './store.ts';
import { newRecovery } from './totp.ts';

/** What is wrong of a new password and its repetition. */
export async function changeFaults(passwords: Passwords, account: Account, form: URLSearchParams): Promise<Faults> {
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
