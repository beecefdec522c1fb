import * as z from 'zod';
import { filingStates, filingStepNames } from '../../text/states.ts';
import type { Entry } from '../audit/chain.ts';
import { Citations, Providing } from './evidence.ts';
import { Refused } from '../refused.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { refusals } from '../../text/catalogue.ts';
import { openSteps } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { Value } from '../scoring/input.ts';
import { Decimal, Slug } from '../scheme/wording.ts';
import { Bilingual, Line, Prose, kept as stored } from '../text.ts';

/** Names of the entries that make up the record of filings. */
export const filed = 'progress.filed';
export const signedOff = 'progress.signed-off';
export const accepted = 'progress.accepted';
export const returned = 'progress.returned';
export const remarked = 'progress.remarked';
export const kept = 'progress.remark-kept';

/**
 * What is filed: a value as it was measured (caps act in scoring only), a declared "no data", or "not applicable" with
 * its ground. Zero, missing, not applicable and no data are four different things; missing is no filing at all.
 */
export const Given = z.discriminatedUnion('kind', [
  Value,
  z.strictObject({ kind: z.literal('no-data'), reason: Prose(2, 500) }),
  z.strictObject({ kind: z.literal('not-applicable'), ground: Prose(2, 500) }),
]);
export type Given = z.infer<typeof Given>;

export const Forecast = z.strictObject({ figure: Decimal, statement: Prose(4, 1000) });

/** Data of the entry `progress.filed`: the entry is the filing (填报). */
export const FilingData = z.strictObject({
  indicator: Slug,
  slot: Line(1, 20),
  given: Given,
  /** Where the figure was taken from: statistics office, finance system, own ledger. */
  source: Line(2, 200),
  narrative: Prose(1, 2000).optional(),
  /** Where the indicator asks for it (`light.forecast`): the figure of the whole period as the subject expects it, and on what grounds. */
  forecast: Forecast.optional(),
  evidence: Citations.optional(),
  /** Entry number of the filing this one corrects. */
  supersedes: z.int().min(1).optional(),
  /** The office filed it, as it does surveys and registers, or a unit that holds figures about others; left out, the subject did. */
  provider: Providing.optional(),
  /** What validation found odd when it was filed, and what checks of the scheme said of it; it stays on the record. */
  warnings: z.array(z.string()).optional(),
  checks: z.array(Bilingual).optional(),
});
export type FilingData = z.infer<typeof FilingData>;

/** Data of `progress.remarked` (核对意见): what the subject says to a figure that another unit provides. */
export const RemarkData = z.strictObject({
  filing: z.int().min(1),
  text: Prose(4, 2000),
  evidence: Citations.optional(),
});
export type RemarkData = z.infer<typeof RemarkData>;

export type FilingState = 'filed' | 'signed-off' | 'remarked' | 'kept' | 'accepted' | 'returned';
export type FilingStep = 'correct' | 'sign-off' | 'send-back' | 'remark' | 'keep' | 'accept' | 'return';

export interface Filing extends FilingData {
  /** Number and hash of its entry: how a score sheet names it. */
  readonly n: number;
  readonly hash: string;
  readonly at: number;
  readonly by: string;
  readonly state: FilingState;
  /** Number of the filing that corrected this one. */
  readonly supersededBy?: number;
  readonly signedOffBy?: string;
  /** Last instant at which the subject may remark on it, as it was told with the signature. */
  readonly remarkUntil?: number | undefined;
  readonly remark?: Omit<RemarkData, 'filing'> & { readonly by: string; readonly at: number };
  /** Who stood by the figure after that, and why. */
  readonly answer?: { readonly by: string; readonly at: number; readonly why: string };
  readonly decidedBy?: string;
  readonly returnReason?: string;
  /** Last instant at which a correction comes in time, as it was told with the return. */
  readonly correctUntil?: number | undefined;
  /** Why the office accepted it although something about it is odd. */
  readonly confirmation?: string;
}

type Steps = Readonly<Partial<Record<FilingState, readonly FilingStep[]>>>;

/** What may be done with a filing in which state. Accepted data are locked until the office returns them. */
export const filingSteps = {
  filed: ['correct', 'sign-off', 'send-back'],
  'signed-off': ['correct', 'accept', 'return'],
  accepted: ['return'],
  returned: ['correct'],
} as const satisfies Steps;

/**
 * What a unit provides about others is signed by its own leader. Then the subject may remark on it for a time; the provider keeps the figure or
 * corrects it, and who answers by the end of assessment is nobody but it or the office. Once that is over it is settled, and can be accepted.
 */
export const providedSteps = {
  filed: ['correct', 'sign-off'],
  'signed-off': ['correct', 'remark', 'accept', 'return'],
  remarked: ['correct', 'keep', 'return'],
  kept: ['correct', 'accept', 'return'],
  accepted: ['return'],
  returned: ['correct'],
} as const satisfies Readonly<Record<FilingState, readonly FilingStep[]>>;

/**
 * What the office filed needs nobody of the subject to count: a second person of the office accepts it, so that no subject
 * can make a figure fall by not signing it.
 */
const ofOffice: Steps = { ...filingSteps, filed: ['correct', 'sign-off', 'accept', 'return'] };
const own: Steps = filingSteps;

const stepsOf = ({ state, provider }: Filing): readonly FilingStep[] =>
  (typeof provider === 'object' ? providedSteps : provider === 'office' ? ofOffice : own)[state] ?? [];

/** The reason for which somebody accepts a filing that was asked about. */
export const Confirmation = z.strictObject({ filing: z.int().min(1), why: Prose(2, 500) });
export type Confirmation = z.infer<typeof Confirmation>;

const Listed = z.looseObject({
  filings: z.array(z.int()),
  confirmed: z.array(Confirmation).default([]),
  until: z.int().optional(),
});

const untilIn = (data: unknown) => Listed.parse(data).until;

/** Replays the chain: every filing ever made with where it stands, superseded ones included, in order. */
export function filingsIn(entries: readonly Entry[]): Filing[] {
  const filings = new Map<number, Filing>();
  const turn = (data: unknown, change: Partial<Filing>) => {
    for (const n of Listed.parse(data).filings) {
      const filing = filings.get(n);
      if (filing) filings.set(n, { ...filing, ...change });
    }
  };
  for (const { n, hash, at, by, what, why, data } of entries) {
    switch (what) {
      case filed: {
        const filing: Filing = { ...stored(FilingData, data), n, hash, at, by: by.id, state: 'filed' };
        if (filing.supersedes !== undefined) turn({ filings: [filing.supersedes] }, { supersededBy: n });
        filings.set(n, filing);
        break;
      }
      case signedOff:
        turn(data, { state: 'signed-off', signedOffBy: by.id, remarkUntil: untilIn(data) });
        break;
      case remarked: {
        const { filing, ...remark } = stored(RemarkData, data);
        turn({ filings: [filing] }, { state: 'remarked', remark: { ...remark, by: by.id, at } });
        break;
      }
      case kept:
        turn(data, { state: 'kept', answer: { by: by.id, at, why: why ?? '' } });
        break;
      case accepted:
        turn(data, { state: 'accepted', decidedBy: by.id });
        for (const { filing, why: confirmation } of Listed.parse(data).confirmed)
          turn({ filings: [filing] }, { confirmation });
        break;
      case returned:
        turn(data, { state: 'returned', decidedBy: by.id, returnReason: why ?? '', correctUntil: untilIn(data) });
        break;
      default:
    }
  }
  return [...filings.values()];
}

const place = ({ indicator, slot }: { indicator: string; slot: string }): string => `${indicator} ${slot}`;

/** Somebody answers for it, or the office has looked at it. What the own leader sent back unsigned was never more than a draft. */
export const isChecked = ({ state, signedOffBy, provider }: Filing): boolean =>
  state !== 'filed' && !(state === 'returned' && signedOffBy === undefined && provider === undefined);

/** Of every indicator and slot the newest filing, whatever became of it. Corrections supersede; nothing is overwritten. */
export const currentFilings = (entries: readonly Entry[]): Filing[] => newestOf(filingsIn(entries));

const newestOf = (filings: readonly Filing[]): Filing[] => [
  ...new Map(filings.map((filing) => [place(filing), filing])).values(),
];

/** Whether the newest filing of a slot declares that there is no data. */
export const declaresNoData =
  (filings: readonly Filing[], indicator: string) =>
  (slot: string): boolean =>
    filings.findLast((known) => known.indicator === indicator && known.slot === slot)?.given.kind === 'no-data';

/** 存疑: something about it was asked about when it was filed, so it is not accepted without a reason. */
export const isDoubtful = ({ warnings = [] }: Pick<FilingData, 'warnings'>): boolean => warnings.length > 0;

/** 存疑数据的认定: whoever accepts a filing that was asked about says why, filing by filing. */
export function refuseUnconfirmed(
  filings: readonly Filing[],
  confirmed: readonly Confirmation[],
  indicators: readonly Pick<Indicator, 'id' | 'name'>[] = [],
): void {
  for (const filing of filings) {
    const { n, warnings = [], checks = [] } = filing;
    if (!isDoubtful(filing) || confirmed.some((one) => one.filing === n)) continue;
    const odd = Object.entries<Text>(refusals).filter(([code]) => warnings.includes(code));
    const asked = [...odd.map(([, text]) => text), ...checks];
    const [zh, en] = [asked.map((text) => text.zh).join(''), asked.map((text) => text.en).join(' ')];
    const name = indicators.find(({ id }) => id === filing.indicator)?.name ?? filing.indicator;
    throw new Refused('progress.unconfirmed', { name, n, zh, en }, { field: 'confirmed' });
  }
}

/** These look at what counts until somebody signs a correction: one that nobody answers for yet takes no remark or return away. */
const ofChecked: readonly FilingStep[] = ['remark', 'keep', 'return'];

/**
 * The filings a step is to be taken on: each exists, is the newest of its slot or, where the step is about what was signed, the newest
 * of those, and lets the step be taken. `at`: the field that names it.
 */
export function filingsFor(
  entries: readonly Entry[],
  numbers: readonly number[],
  step: FilingStep,
  at?: string,
): Filing[] {
  const all = filingsIn(entries);
  const checked = ofChecked.includes(step) ? newestOf(all.filter(isChecked)) : [];
  const current = new Map([...checked, ...newestOf(all)].map((filing) => [filing.n, filing]));
  return numbers.map((n, index) => {
    const field = at ?? `filings.${index}`;
    const filing = current.get(n);
    if (!filing) throw new Refused('progress.not-current', { n }, { field, legal: [...current.keys()].map(String) });
    refuseUnless(filing, step, field);
    return filing;
  });
}

/** Has everything the period needs come this far? */
export function complete(
  filings: readonly Filing[],
  needed: readonly { readonly indicator: string; readonly slot: string }[],
  states: readonly FilingState[],
): boolean {
  return needed.every(({ indicator, slot }) => {
    const filing = filings.findLast((known) => known.indicator === indicator && known.slot === slot);
    return filing !== undefined && states.includes(filing.state);
  });
}

export function refuseUnless(filing: Filing, step: FilingStep, field: string): void {
  const legal = stepsOf(filing);
  if (legal.includes(step)) return;
  const params = { n: filing.n, ...filingStates[filing.state], steps: openSteps(legal, filingStepNames) };
  throw new Refused('progress.wrong-state', params, { field, legal });
}
