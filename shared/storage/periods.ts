import * as z from 'zod';
import { load, type Chained, type Existing } from './chained.ts';
import { dueAt, list, listed, partition, sort } from './keys.ts';
import type { Item, Table } from './table.ts';
import { Refused } from '../domain/refused.ts';

export const Phase = z.enum([
  'draft',
  'planning',
  'implementation',
  'assessment',
  'closing',
  'feedback',
  'application',
  'archived',
]);
export type Phase = z.infer<typeof Phase>;

const Instant = z.int().min(0);
const LocalDate = z.iso.date();

export const PeriodHead = z.strictObject({
  id: z.string(),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  type: z.enum(['quarter', 'half-year', 'year']),
  year: z.int(),
  number: z.int().min(1),
  start: LocalDate,
  end: LocalDate,
  timeZone: z.string(),
  /** Last millisecond of each phase. */
  deadlines: z.strictObject({
    planning: Instant,
    implementation: Instant,
    assessment: Instant,
    feedback: Instant,
    application: Instant,
  }),
  phase: Phase,
  /** The version the period was opened with; a period keeps it. */
  scheme: z.strictObject({ id: z.string(), version: z.int().min(1) }).optional(),
  groups: z.array(z.string()).optional(),
  /** How many list shards its appraisals are spread over; one per ~5,000 subjects, fixed at opening. */
  shards: z.int().min(1),
  enrolled: z.array(z.int().min(0)).optional(),
  /** Cases that are not yet decided: feedback does not end while a clock of one still runs. */
  openCases: z.int().min(0).optional(),
  provisionalAt: Instant.optional(),
  approval: z.strictObject({ by: z.string(), at: Instant, meeting: z.string() }).optional(),
  publishedAt: Instant.optional(),
});
export type PeriodHead = z.infer<typeof PeriodHead>;

export const loadPeriod = (table: Table, jurisdiction: string, period: string): Promise<Chained<PeriodHead>> =>
  load(table, partition.period(jurisdiction, period), PeriodHead);

export async function existingPeriod(table: Table, jurisdiction: string, period: string): Promise<Existing<PeriodHead>> {
  const { head, ...chain } = await loadPeriod(table, jurisdiction, period);
  if (!head) throw new Refused('access.no-period', { period });
  return { ...chain, head };
}

/** The deadline that ends a phase; none for the phases that people or jobs end. */
export function deadlineOf({ phase, deadlines }: PeriodHead): number | undefined {
  switch (phase) {
    case 'planning':
    case 'implementation':
    case 'assessment':
    case 'feedback':
    case 'application':
      return deadlines[phase];
    case 'draft':
    case 'closing':
    case 'archived':
      return undefined;
  }
}

/** Index attributes of a period's head: listed in its jurisdiction, due when its phase ends. */
export function periodIndex(jurisdiction: string, head: PeriodHead): Item {
  const pk = partition.period(jurisdiction, head.id);
  const deadline = deadlineOf(head);
  return {
    ...listed(list.periods(jurisdiction), `${head.start}/${head.id}`),
    ...(deadline === undefined ? {} : dueAt(deadline, pk, sort.head)),
  };
}
