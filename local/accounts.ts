import path from 'node:path';
import { OfficialId } from '../shared/domain/text.ts';
import { accountsText } from '../shared/text/accounts.ts';
import { type Flags, readConfig } from './config.ts';
import { requireOwner } from './data-folder.ts';
import { act, acts, create, reset } from './identity/accounts/acts.ts';
import { shell } from './identity/accounts/history.ts';
import { createPasswords } from './identity/accounts/passwords.ts';
import { createLockOut } from './identity/accounts/lock-out.ts';
import { loginOf, openStore } from './identity/accounts/store.ts';
import { both } from './log.ts';

/**
 * What needs somebody at the machine itself: the first account of all, and the way back in when no security administrator can sign in.
 * It may be done while the system runs. Throws a sentence where it cannot.
 */
export async function accountsAtTheMachine(positionals: readonly string[], flags: Flags): Promise<void> {
  const [command, key = '', name = '', ...more] = positionals;
  const isFirst = command === 'first' && OfficialId.safeParse(key).success && name.trim() !== '';
  const isReset = command === 'reset' && key !== '' && name === '';
  if (more.length > 0 || !(isFirst || isReset)) throw new Error(both(accountsText.usage));
  const directory = flags.data === undefined ? readConfig(flags).data : path.resolve(flags.data);
  requireOwner(directory);
  const store = openStore(directory, 'county');
  const means = { store, lockOut: createLockOut(store, Date.now), passwords: createPasswords() };
  try {
    const doer = { who: shell, place: shell, at: Date.now() };
    const made = isFirst ? await first(key, name.trim()) : await again(loginOf(key));
    console.log(both(accountsText['handed-out'], { ...made }));

    async function first(subject: string, called: string) {
      if (!store.isEmpty()) throw new Error(both(accountsText['not-first']));
      const [account] = await create(means, doer, [{ subject, name: called }]);
      return account;
    }
    /** Whatever keeps them out is taken away: the lock, the attempts, a lost phone. */
    async function again(login: string) {
      const account = store.byLogin(login);
      if (!account) throw new Error(both(accountsText['no-login'], { login }));
      for (const way of [acts.unlock, acts['clear-code']]) act(means, account, { ...doer, ...way, why: '' });
      return reset(means, doer, account);
    }
  } finally {
    store.close();
  }
}
