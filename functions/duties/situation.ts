import { dutiesOf, type Duty } from '../../shared/domain/duty/duty.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { Seat } from '../../shared/domain/rating/rating.ts';
import { appraisals, type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { withFilingDues, type PeriodHead } from '../../shared/storage/periods.ts';
import { read } from '../../shared/storage/chained.ts';
import { mattersIn } from '../../shared/storage/matters.ts';
import { sort } from '../../shared/storage/keys.ts';
import { loadCollection } from '../../shared/storage/record.ts';
import { pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Services } from '../services.ts';

/** A period in which something can wait for somebody, with what decides when. */
export interface Live {
  readonly period: Awaited<ReturnType<typeof withFilingDues>>;
  readonly scheme: Scheme;
}

export async function liveOf({ table }: Services, jurisdiction: string, head: PeriodHead): Promise<Live | undefined> {
  if (!head.scheme) return undefined;
  const [period, { scheme }] = await Promise.all([
    withFilingDues(table, jurisdiction, head),
    pinnedScheme(table, jurisdiction, head.scheme),
  ]);
  return { period, scheme };
}

interface Waiting {
  readonly head: AppraisalHead;
  readonly duties: readonly Duty[];
}

/** What waits about one subject, from its whole record in one query. Undefined where the period does not assess it. */
export async function waitingOn(
  { table, now }: Services,
  jurisdiction: string,
  { live: { period, scheme }, subject }: { live: Live; subject: string },
): Promise<Waiting | undefined> {
  const pk = appraisals.key(jurisdiction, period.id, subject);
  const { head, entries, items } = await loadCollection(table, pk, appraisals);
  if (!head) return undefined;
  const seats = Object.entries(items).flatMap(([sk, item]) => (sk.startsWith(sort.seats) ? [read(item, Seat)] : []));
  const { kind, state, agreeUntil } = head;
  const about = { kind, open: state === 'open', agreeUntil };
  const matters = KindName.options.flatMap((of) => mattersIn({ pk, items }, of));
  return { head, duties: dutiesOf({ subject: about, period, scheme, entries, seats, matters, now }) };
}
