import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import type { Allow } from '../organisation/authority.ts';
import type { WorkCalendar } from '../organisation/calendar.ts';
import { clockEnd, dateAt } from '../organisation/clocks.ts';
import { Refused } from '../refused.ts';
import type { Told } from '../result/notice.ts';
import { type Clocks, clocksOf } from '../scheme/application.ts';
import { kept } from '../text.ts';
import { Evidence, kind, Reason, stateName, type Matter } from './matter.ts';
import { decidable, isUndecided, Items, rechecks, upholding } from './rechecks.ts';
import { appealBody, oneself, overseers } from '../organisation/allow.ts';

/** Appeals of one official and result: the feedback shows them all. */
export const mostAppeals = 20;

const body = [appealBody];
const readers: readonly Allow[] = [appealBody, ...overseers];

const running = ['accepted', 'extended'] as const;
const examined = { by: body, impartial: true, uninvolved: true, phases: decidable } as const;
const decision = { ...examined, from: running, clock: 'stops' } as const;

/**
 * 申诉: "公务员对……定期考核定为不称职……不服的，可以自知道该人事处理之日起三十日内向原处理机关申请复核；对复核结果不服的，可以自接到复核决定之日起
 * 十五日内……提出申诉；也可以不经复核，自知道该人事处理之日起三十日内直接提出申诉。"（公务员法第九十五条） "受理公务员申诉的机关应当自受理之日起六十日内作出
 * 处理决定；案情复杂的，可以适当延长，但是延长时间不得超过三十日。复核、申诉期间不停止人事处理的执行。公务员不因申请复核、提出申诉而被加重处理。"（第九十六条）
 * It holds up neither approval nor publication. One that waits to be accepted for as long as a decision may take is late too.
 */
export const appeals = kind({
  name: 'appeals',
  text: matterTexts.appeals,
  readers: [...readers, oneself],
  overseers: readers,
  most: mostAppeals,
  states: { appealed: body, accepted: body, extended: body, late: [], upheld: [], dismissed: [], withdrawn: [] },
  moves: {
    appeal: {
      from: [],
      to: 'appealed',
      by: [oneself],
      clock: { starts: 'appealDecision' },
      phases: decidable,
      body: Items.extend({ evidence: Evidence }),
      example: { reason: '对复核决定不服：台账已经更正，附统计局复函', items: ['budget'], evidence: [] },
    },
    accept: {
      ...examined,
      from: ['appealed'],
      to: 'accepted',
      clock: { starts: 'appealDecision' },
      body: Reason,
      example: { reason: '符合受理条件，予以受理' },
    },
    reject: {
      ...examined,
      from: ['appealed'],
      to: 'late',
      clock: 'stops',
      body: Reason,
      example: { reason: '逾期提出且无正当理由，不予受理' },
    },
    extend: {
      ...examined,
      from: ['accepted'],
      to: 'extended',
      clock: { extends: 'appealExtension' },
      body: Reason,
      example: { reason: '案情复杂，需调取原始台账' },
    },
    uphold: { ...decision, to: 'upheld', ...upholding },
    dismiss: { ...decision, to: 'dismissed', body: Reason, example: { reason: '原结果事实清楚，予以维持' } },
    withdraw: {
      from: ['appealed', ...running],
      to: 'withdrawn',
      by: [oneself],
      clock: 'stops',
      body: Reason,
      example: { reason: '经说明已无异议' },
    },
  },
});

/** Neither decided, nor rejected as late, nor taken back. */
const isPending = ({ state }: Pick<Matter, 'state'>): boolean =>
  state === 'appealed' || running.some((one) => one === state);

interface Appealing {
  readonly scheme: { readonly clocks: Clocks; readonly objectionFrom?: 'results' | 'notice' | undefined };
  readonly calendar: WorkCalendar;
  readonly provisionalAt: number;
  readonly told: Told;
  readonly rechecks: readonly Matter[];
}

interface Right {
  /** The recheck whose decision is appealed against; absent: the result itself, directly. */
  readonly against?: string;
  /** Last instant that is in time; Infinity while no clock has begun. */
  readonly until: number;
}

const appealUntil = (step: Matter['steps'][number] | undefined): number | undefined =>
  typeof step?.['appealUntil'] === 'number' ? step['appealUntil'] : undefined;

/** After the decision on a recheck within the days told with it; where there was none on this result, directly. */
export function rightToAppeal({ scheme, calendar, provisionalAt, told, rechecks: cases }: Appealing): Right {
  const { appeal, appealDirect } = clocksOf(scheme);
  const given = scheme.objectionFrom === 'notice' ? (told.notice?.received?.at ?? Infinity) : provisionalAt;
  const from = Math.max(given, told.objection?.from ?? 0);
  const decidedAt = (one: Matter) => one.steps.at(-1)?.at ?? 0;
  const last = cases
    .filter((one) => (one.state === 'upheld' || one.state === 'dismissed') && decidedAt(one) >= from)
    .toSorted((a, b) => decidedAt(a) - decidedAt(b))
    .at(-1);
  if (last)
    return { against: last.id, until: appealUntil(last.steps.at(-1)) ?? clockEnd(calendar, appeal, decidedAt(last)) };
  return { until: from === Infinity ? Infinity : clockEnd(calendar, appealDirect, from) };
}

/** The last instant at which an official who is told a result at `from` may appeal directly; 0 where the scheme assesses none. */
export const directAppealEnds = (
  calendar: WorkCalendar,
  scheme: { readonly clocks: Clocks; readonly subjects: readonly string[] },
  from: number,
): number => (scheme.subjects.includes('official') ? clockEnd(calendar, clocksOf(scheme).appealDirect, from) : 0);

const Opened = z.looseObject({ against: z.string().optional(), inTime: z.boolean(), until: z.int().optional() });
const openedAs = ({ opened }: Matter): z.infer<typeof Opened> => kept(Opened, opened);

/** Once against each decision, and once directly; what was taken back may be lodged again. `from`: when the result began to be this one. */
export function refuseAppealAgain(
  { against }: Right,
  {
    earlier,
    cases,
    from,
  }: { readonly earlier: readonly Matter[]; readonly cases: readonly Matter[]; readonly from: number },
): void {
  const undecided = cases.find(isUndecided);
  if (undecided) throw new Refused('appeals.recheck-undecided', { ...stateName(rechecks, undecided) });
  const alike = (one: Matter) =>
    one.state !== 'withdrawn' && openedAs(one).against === against && (against !== undefined || one.opened.at >= from);
  const standing = earlier.find(isPending) ?? earlier.find(alike);
  if (standing) throw new Refused('appeals.already-lodged', { ...stateName(appeals, standing) });
}

/** 不经复核直接提出申诉: whoever did takes no recheck of the same result. */
export function refuseAfterDirect(earlier: readonly Matter[], from: number): void {
  const direct = earlier.find(
    (one) => !['withdrawn', 'late'].includes(one.state) && openedAs(one).against === undefined && one.opened.at >= from,
  );
  if (direct) throw new Refused('appeals.instead', { ...stateName(appeals, direct) });
}

/** Only what came late is rejected as late. */
export function refuseTimely(matter: Matter, timeZone: string): void {
  const { inTime, until } = openedAs(matter);
  if (!inTime) return;
  const day = until === undefined ? '–' : dateAt(timeZone, until);
  throw new Refused('appeals.in-time', { until: day }, { legal: ['accept'] });
}
