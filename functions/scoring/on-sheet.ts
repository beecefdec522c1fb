import * as z from 'zod';
import { KeptBallot, type OnSheet, scalesOf } from '../../shared/domain/rating/rating.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { legible } from '../../shared/storage/damaged.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { worklist } from '../../shared/storage/sheets.ts';
import type { Caller, Services } from '../services.ts';

type Whose = Parameters<typeof worklist>[1];
type Seats = Awaited<ReturnType<typeof worklist>>['seats'];

/** The ballots that count, by subject: each is one entry of its subject's chain, all read at once. */
export async function keptBallots(
  { table }: Services,
  { jurisdiction, period }: Whose,
  seats: Seats,
): Promise<Map<string, KeptBallot>> {
  const keys = seats.flatMap(({ subject, seat }) =>
    seat.ballot === undefined
      ? []
      : [{ pk: partition.appraisal(jurisdiction, period, subject), sk: sort.entry(seat.ballot) }],
  );
  const subjects = new Map(
    seats.map(({ subject }) => [partition.appraisal(jurisdiction, period, subject), subject] as const),
  );
  const items = await table.getMany(keys);
  return new Map(
    items.flatMap((item) => {
      const subject = subjects.get(String(item['pk']));
      return legible([item], Entered).flatMap(({ data }) => (subject === undefined ? [] : [[subject, data] as const]));
    }),
  );
}
const Entered = z.object({ data: KeptBallot });

interface Rated {
  readonly period: string;
  readonly subject: string;
  readonly scheme: Scheme;
}

const atOnce = 100;

/** What else is on the sheet of a rater: whom they are asked about, and what they have submitted about the others. */
export async function otherwiseOn(
  services: Services,
  { jurisdiction, id: rater }: Caller,
  { period, subject, scheme }: Rated,
): Promise<OnSheet> {
  const whose = { jurisdiction, period, rater };
  const seats: Seats[number][] = [];
  let after: Parameters<typeof worklist>[2]['after'];
  do {
    const page = await worklist(services.table, whose, { limit: atOnce, after });
    seats.push(...page.seats.filter(({ seat }) => seat.state !== 'recused'));
    after = page.next;
  } while (after !== undefined);
  const submitted = seats.filter(({ seat, subject: of }) => seat.state === 'submitted' && of !== subject);
  const kept = [...(await keptBallots(services, whose, submitted)).values()];
  const marks = kept.flatMap((ballot) => (ballot.submitted ? ballot.marks : []));
  return {
    marksOn: (indicator) => marks.flatMap((one) => (one.indicator === indicator && 'mark' in one ? [one.mark] : [])),
    // A distribution is laid down for what all share; an item of one's own is on no other sheet.
    askedAbout: (indicator) =>
      seats.filter(({ seat }) => scalesOf(scheme, [], seat.group).some((scale) => scale.indicator === indicator))
        .length,
  };
}
