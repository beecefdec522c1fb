import * as z from 'zod';
import { ledger, mostLines } from '../appraisal/adjustment.ts';
import type { Entry } from '../audit/chain.ts';
import type { Filing } from '../filing/filing.ts';
import { standingOf } from '../filing/standing.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { figuresName } from '../../text/duties.ts';
import { phaseAt } from '../period/period.ts';
import { duty, type Considered, type Duty, type Head } from './duty.ts';

/** What of a record waits for the bodies (office, committee). Kept in its head: what waits over a whole period is read from heads alone. */
export const ForBodies = z.strictObject({
  /** Figures to accept, and who may accept none of them. */
  accept: z.strictObject({ count: z.int().min(1), notBy: z.array(z.string()) }).optional(),
  /** Bonus, deductions and vetoes nobody has decided on. */
  lines: z
    .array(z.strictObject({ kind: z.enum(['adjustment', 'veto']), id: z.string(), by: z.string() }))
    .max(mostLines)
    .optional(),
});
export type ForBodies = z.infer<typeof ForBodies>;

/**
 * Figures that wait for the office: signed by the leader where that is not enough, or filed by another person of the office. What a unit
 * provides about others is not among them: it waits for no act, but for the time to remark to be over.
 */
export function figuresForOffice(filings: readonly Filing[], indicators: readonly Indicator[]): ForBodies['accept'] {
  const slots = Map.groupBy(filings, ({ indicator, slot }) => `${indicator} ${slot}`);
  const waiting = [...slots.values()].flatMap((ofSlot) => {
    const newest = ofSlot.at(-1);
    const indicator = indicators.find(({ id }) => id === newest?.indicator);
    const standing = newest && indicator && standingOf(ofSlot, indicator, newest.slot);
    if (standing?.is !== 'lacking' || standing.what !== 'acceptance') return [];
    const { filing } = standing;
    return typeof filing.provider === 'object' || filing.state === 'returned' ? [] : [filing];
  });
  const makers = waiting.map(({ by, signedOffBy }) => [by, ...(signedOffBy === undefined ? [] : [signedOffBy])]);
  const [first] = makers;
  return first && { count: waiting.length, notBy: first.filter((one) => makers.every((made) => made.includes(one))) };
}

/** `decided`: the line that is being decided on, by its number. */
export const linesForBodies = (entries: readonly Entry[], decided?: number): NonNullable<ForBodies['lines']> =>
  ledger(entries)
    .filter(({ n, state }) => state === 'proposed' && n !== decided)
    .map(({ kind, what, by }) => ({ kind, id: 'line' in what ? what.line : what.event, by }));

/** The head with what waits after a step. */
export function headForBodies<H extends object>(
  head: H & { readonly forBodies?: ForBodies | undefined },
  part: ForBodies,
): Omit<H, 'forBodies'> & { readonly forBodies?: ForBodies } {
  const { forBodies = {}, ...rest } = head;
  const { accept, lines = [] } = { ...forBodies, ...part };
  const waits = { ...(accept ? { accept } : {}), ...(lines.length > 0 ? { lines } : {}) };
  return Object.keys(waits).length > 0 ? { ...rest, forBodies: waits } : rest;
}

/** A bonus, deduction or veto falls when assessment ends unless a second person has decided on it. */
export function lineDuties(lines: ForBodies['lines'] = [], { period, scheme, now }: Considered): Duty[] {
  if (now > period.deadlines.assessment) return [];
  const named = new Map([...scheme.adjustments.lines, ...scheme.vetoes].map(({ id, name }) => [id, name]));
  return lines.map(({ kind, id, by }) => {
    const rest = { due: period.deadlines.assessment, about: named.get(id) ?? { zh: id, en: id }, notBy: [by] };
    return duty(kind === 'veto' ? 'scoring.check-veto' : 'scoring.check-adjustment', rest);
  });
}

/**
 * The figures of a head together, as the record has them one by one. In assessment what others provide may wait as well, once everything of
 * the subject itself is signed.
 */
export function acceptDuties({ forBodies, signOff, acceptance }: Head, { period, now }: Considered): Duty[] {
  const phase = phaseAt(period, now);
  const due = period.deadlines.assessment;
  if (phase !== 'implementation' && phase !== 'assessment') return [];
  const { accept } = forBodies ?? {};
  if (accept) return [duty('progress.accept', { due, about: figuresName(accept.count), notBy: accept.notBy })];
  const others = phase === 'assessment' && signOff !== undefined && acceptance === undefined;
  return others ? [duty('progress.accept', { due })] : [];
}
