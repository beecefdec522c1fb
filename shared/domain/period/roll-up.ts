import * as z from 'zod';
import { type RollUpFault, rollUpFaults } from '../../text/roll-up.ts';
import { addDays } from '../organisation/calendar.ts';
import { Refused } from '../refused.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { mostPeriods } from '../scheme/sections.ts';
import { Slug } from '../text.ts';
import type { Phase } from './period.ts';

/** 周期汇总: by the id that the scheme gives each part, the period that is it. */
export const RollsUp = z
  .record(Slug, Slug)
  .refine((parts) => Object.keys(parts).length <= mostPeriods, { error: `≤ ${mostPeriods}` })
  .meta({ maxProperties: mostPeriods });
export type RollsUp = z.infer<typeof RollsUp>;

/** The part of a period that decides whether it can be taken in. */
interface Dated {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly owner?: string | undefined;
  readonly phase: Phase;
}

const sectionsOf = ({ sections }: Scheme) =>
  sections.flatMap((section) => (section.items === 'periods' ? [section] : []));

export const partIds = (scheme: Scheme): string[] => [
  ...new Set(sectionsOf(scheme).flatMap(({ periods }) => periods.map(({ id }) => id))),
];

const fault = (what: RollUpFault, part = '', period = ''): Refused =>
  new Refused('periods.roll-up', { ...rollUpFaults[what]({ part, period }) }, { field: 'rollsUp' });

/** A period is opened with exactly the parts its scheme names; with none where it names none. */
export function otherParts(scheme: Scheme, rollsUp: RollsUp = {}): Refused[] {
  const ids = partIds(scheme);
  const named = Object.keys(rollsUp);
  if (ids.length === 0) return named.length > 0 ? [fault('no-section')] : [];
  return [
    ...ids.filter((id) => !named.includes(id)).map((id) => fault('not-named', id)),
    ...named.filter((id) => !ids.includes(id)).map((id) => fault('unknown', id)),
  ];
}

/** Grades of the parts that the conditions of a scheme read. */
const gradesRead = ({ conditions = [] }: Scheme): string[] =>
  conditions.flatMap(({ needs }) => (needs.by === 'periods' || needs.by === 'no-period' ? needs.grades : []));

/** Whether a condition reads this grade of a part: what depends on it changes with it. */
export const readsGrade = (scheme: Scheme, grades: readonly (string | null)[]): boolean =>
  gradesRead(scheme).some((grade) => grades.includes(grade));

/** A grade that none of the parts gives could neither be met nor missed: it is misspelt, or of another scheme. */
export function unknownGrades(whole: Scheme, parts: readonly Scheme[]): Refused[] {
  if (parts.length === 0) return [];
  const legal = [...new Set(parts.flatMap(({ bands }) => bands.map(({ grade }) => grade)))];
  const unknown = new Set(gradesRead(whole).filter((grade) => !legal.includes(grade)));
  return [...unknown].map(
    (grade) => new Refused('periods.part-grades', { grade, scheme: whole.id }, { field: 'scheme', legal }),
  );
}

interface Whole {
  readonly period: Dated;
  /** The units above its owner. */
  readonly above: readonly string[];
  readonly scheme: Scheme;
  readonly rollsUp: RollsUp;
}

/**
 * 年度考核由各季度折算: every part exists, is run by the same owner or from above (whose results over these subjects bind the owner
 * too; one from below assesses only some of them), lies inside the whole and beside the others, and where the scheme says so
 * without a day between.
 */
export function unfitParts({ period, above, scheme, rollsUp }: Whole, found: readonly Dated[]): Refused[] {
  const named = Object.entries(rollsUp);
  const wrong = named.flatMap(([id, of]) => {
    const part = found.find((one) => one.id === of);
    if (of === period.id) return [fault('itself', id)];
    if (!part || part.phase === 'cancelled') return [fault('missing', id, of)];
    const shared = part.owner === undefined || part.owner === period.owner || above.includes(part.owner);
    if (!shared) return [fault('owner', id, of)];
    return part.start < period.start || part.end > period.end ? [fault('outside', id, of)] : [];
  });
  // Where one is not there, or not of this period, the days beside it say nothing.
  if (wrong.length > 0) return wrong;
  const parts = named.flatMap(([id, of]) => found.filter((one) => one.id === of).map((part) => ({ ...part, id, of })));
  const inOrder = parts.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const gapless = sectionsOf(scheme).some(({ gaps }) => gaps === 'none');
  let next = period.start;
  const beside = inOrder.flatMap((part, at) => {
    const overlaps = at > 0 && part.start < next;
    const gap = gapless && part.start > next;
    next = addDays(part.end, 1);
    return [
      ...(overlaps ? [fault('overlap', part.id, part.of)] : []),
      ...(gap ? [fault('gap', part.id, part.of)] : []),
    ];
  });
  const last = inOrder.at(-1);
  return gapless && last && last.end < period.end ? [...beside, fault('gap', last.id, last.of)] : beside;
}
