import type { Indicator } from '../scheme/indicator.ts';
import { isChecked, type Filing } from './filing.ts';
import { countsOf } from './provider.ts';

/** What a filing waits for: its leader's signature, the subject's time to remark, the answer to a remark, the office. */
export type Waiting = 'sign-off' | 'remark' | 'answer' | 'acceptance';

/** What is there for an indicator and slot: the filing that counts, or the one that would and what it lacks. */
export type SlotStanding =
  | { readonly is: 'counting'; readonly filing: Filing }
  | { readonly is: 'lacking'; readonly what: Waiting; readonly filing: Filing };

/** Of what a unit provides about others: signed, and the time to remark over or its remark answered. Of what nobody else provides: signed. */
export const isSettled = ({ state, remarkUntil = 0 }: Filing, now: number): boolean =>
  state === 'kept' || state === 'accepted' || (state === 'signed-off' && now > remarkUntil);

type Counted = Pick<Indicator, 'id' | 'counts'> & Partial<Pick<Indicator, 'provider' | 'value'>>;

/**
 * What another unit provided before the item was given to somebody else (目标变更) stands for nothing, unless it was accepted then; and only
 * what a unit says about others is settled between the two: what the subject itself files on such an item waits for the office.
 */
const isAnothers = ({ provider: by, state }: Filing, { provider }: Pick<Counted, 'provider'>): boolean =>
  typeof by === 'object' && state !== 'accepted' && !(typeof provider === 'object' && provider.unit === by.unit);

const countsFrom = ({ provider: by }: Filing, { provider, ...indicator }: Omit<Counted, 'id'>) =>
  countsOf(typeof by === 'object' ? { ...indicator, ...(provider === undefined ? {} : { provider }) } : indicator);

/**
 * A correction takes effect once it has been checked: until then the last checked version stands. What the office returned
 * counts no more, and brings nothing older back; what its own leader sent back unsigned leaves what stood before it. Figures count once the office has accepted them, where the indicator does
 * not say that the leader's signature is enough; "not applicable" moves weight to other items and always needs acceptance. `now` left
 * out: after assessment, by when every time to remark is over.
 */
export function standingOf(
  filings: readonly Filing[],
  { id, ...indicator }: Counted,
  slot: string,
  now = Infinity,
): SlotStanding | undefined {
  const known = filings.filter(
    (filing) => filing.indicator === id && filing.slot === slot && !isAnothers(filing, indicator),
  );
  const newest = known.at(-1);
  if (!newest) return undefined;
  const filing = known.findLast(isChecked);
  const enough =
    filing &&
    countsFrom(filing, indicator) === 'signed' &&
    filing.given.kind !== 'not-applicable' &&
    isSettled(filing, now);
  if (filing && (enough || filing.state === 'accepted')) return { is: 'counting', filing };
  // Only the newest can be checked: what it corrects waits for nobody any more.
  return { is: 'lacking', what: waitingFor(newest, now), filing: newest };
}

function waitingFor(filing: Filing, now: number): Waiting {
  const { state, provider } = filing;
  if (state === 'filed') return provider === 'office' ? 'acceptance' : 'sign-off';
  if (state === 'remarked') return 'answer';
  return isSettled(filing, now) || state === 'returned' ? 'acceptance' : 'remark';
}

/** Where the newest filing of a slot stands, whatever stands before it. */
type Stands = 'counting' | 'returned' | Waiting;

export function newestStands(
  filings: readonly Filing[],
  indicator: Counted,
  slot: string,
  now: number,
): { readonly filing: Filing; readonly stands: Stands } | undefined {
  const filing = filings.findLast(
    (one) => one.indicator === indicator.id && one.slot === slot && !isAnothers(one, indicator),
  );
  const standing = filing && standingOf(filings, indicator, slot, now);
  if (!standing) return undefined;
  if (filing.state === 'returned') return { filing, stands: 'returned' };
  if (standing.is === 'lacking') return { filing, stands: standing.what };
  return { filing, stands: standing.filing.n === filing.n ? 'counting' : waitingFor(filing, now) };
}
