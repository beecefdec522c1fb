import { Refused } from '../../../shared/domain/refused.ts';
import type { What } from '../../../shared/text/accounts.ts';
import { codesOf, type LockOut } from './lock-out.ts';
import type { Hash, Passwords } from './passwords.ts';
import { type Account, type Store, loginOf } from './store.ts';

/** What accounts are kept and changed with. */
export interface Means {
  readonly store: Store;
  readonly lockOut: LockOut;
  readonly passwords: Passwords;
}

/** Who does it, from where. */
export interface Doer {
  readonly who: string;
  readonly place: string;
  readonly at: number;
}

/** How long a password that was handed out is good: who has not come by then was not told of it. */
const handedOutLasts = 14 * 24 * 3_600_000;

interface Wanted {
  readonly subject: string;
  /** Left out: the subject. */
  readonly login?: string | undefined;
  readonly name: string;
}

interface HandedOut {
  readonly subject: string;
  readonly login: string;
  /** Shown once, kept nowhere. */
  readonly password: string;
}

/** Makes all of the accounts or none, each with a password that is good for one sign-in. */
export async function create({ store, passwords }: Means, doer: Doer, wanted: readonly Wanted[]): Promise<HandedOut[]> {
  const made: (HandedOut & { name: string; hash: Hash })[] = [];
  // One after another: those who sign in meanwhile wait for no more than one.
  for (const { subject, login = subject, name } of wanted)
    made.push({ subject, login: loginOf(login), name, ...(await passwords.handOut()) });
  store.together(() => {
    for (const { subject, login, name, hash } of made) {
      if (store.account(subject) ?? store.byLogin(login)) throw new Refused('accounts.taken', { subject, login });
      store.add({ subject, login, name, at: doer.at });
      store.change(subject, { password: hash, mustChange: true, passwordUntil: doer.at + handedOutLasts });
      store.history.add({ ...doer, whom: subject, what: 'created' });
    }
  });
  return made.map(({ subject, login, password }) => ({ subject, login, password }));
}

/** A new password to be handed out; whoever was signed in by the old one no longer is. */
export async function reset({ store, lockOut, passwords }: Means, doer: Doer, account: Account): Promise<HandedOut> {
  const { subject, login } = account;
  const { password, hash } = await passwords.handOut();
  store.together(() => {
    store.change(subject, { password: hash, mustChange: true, passwordUntil: doer.at + handedOutLasts });
    store.endSessions(subject);
    lockOut.clear(login);
    store.history.add({ ...doer, whom: subject, what: 'reset' });
  });
  return { subject, login, password };
}

interface Act {
  readonly what: What;
  readonly fields: (at: number) => Parameters<Store['change']>[1];
  /** Whoever is signed in with it is not any more. */
  readonly ends?: true;
  /** The wrong attempts are forgotten. */
  readonly opens?: true;
}

/** What the security administrator does with an account, beside making it and resetting its password. */
export const acts = {
  lock: { what: 'locked', fields: (at) => ({ lockedAt: at }), ends: true },
  unlock: { what: 'unlocked', fields: () => ({ lockedAt: null }), opens: true },
  'demand-code': { what: 'code-demanded', fields: () => ({ codeDemanded: true }) },
  'waive-code': { what: 'code-waived', fields: () => ({ codeDemanded: false }) },
  /** The phone is lost: the next sign-in goes without, or sets up another one where a code is demanded. */
  'clear-code': {
    what: 'code-cleared',
    fields: () => ({ codeSecret: null, codeStep: null, recovery: [] }),
    ends: true,
    opens: true,
  },
  'end-sessions': { what: 'sessions-ended', fields: () => ({}), ends: true },
} satisfies Record<string, Act>;

export function act({ store, lockOut }: Means, { subject, login }: Account, done: Doer & Act & { why: string }): void {
  const { what, fields, ends, opens, why, ...doer } = done;
  store.together(() => {
    store.change(subject, fields(doer.at));
    if (ends) store.endSessions(subject);
    if (opens) for (const name of [login, codesOf(subject)]) lockOut.clear(name);
    store.history.add({ ...doer, whom: subject, what, why });
  });
}
