import { refuseUnlessRated } from '../../../shared/domain/appraisal/late-inputs.ts';
import type { SeatRecord } from '../../../shared/domain/import/definitions.ts';
import { type Fault, asRefused, faultAt } from '../../../shared/domain/import/fault.ts';
import type { Planned } from '../../../shared/domain/import/plan.ts';
import { type Seat, seat } from '../../../shared/domain/rating/rating.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { refuseIfWithdrawn } from '../../../shared/domain/period/withdrawal.ts';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../../shared/storage/periods.ts';
import { seatsIn } from '../../../shared/storage/sheets.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { type Impartiality, impartialityOf, proprietyOf } from '../../conflict.ts';
import { lateOrIn, pinned } from '../../loader.ts';
import { entersSeats, scales } from '../../seated.ts';
import type { Caller, Services } from '../../services.ts';
import { type Judged, type OpenWriter, none, relying, together } from './writer.ts';

/** Raters of many subjects at once (评委名单): each seat is held to what the office is when it seats one. */
export const openSeats: OpenWriter<SeatRecord> = async (work) => {
  const { services, caller, head } = work;
  const asked = { period: head.period ?? '', phases: ['implementation', 'assessment', 'feedback'] } as const;
  const { scheme, head: period } = await pinned(services, caller, asked);
  const { refuse, relies } = await impartialityOf(services, caller, period.id);
  const measure = { period, scheme, why: `import ${head.id}`, refuse };
  return {
    async judge(records) {
      const subjects = [...Map.groupBy(records, ({ value }) => value.subject)];
      const judged = await Promise.all(
        subjects.map(([subject, wanted]) => seatedAt(services, caller, { subject, wanted, measure })),
      );
      return onceEach(relying(judged.reduce(together, none), relies));
    },
  };
};

interface Wanted {
  readonly subject: string;
  readonly wanted: readonly Planned<SeatRecord>[];
  readonly measure: {
    readonly period: PeriodHead;
    readonly scheme: Scheme;
    readonly why: string;
    readonly refuse: Impartiality['refuse'];
  };
}

async function seatedAt(services: Services, caller: Caller, all: Wanted): Promise<Judged> {
  try {
    return await seated(services, caller, all);
  } catch (error) {
    const refused = asRefused(error);
    return { ...none, faults: all.wanted.map(({ at }) => faultAt(at(['subject']), refused)) };
  }
}

/** The seats of one subject, each judged as if those before it already stood. Who has this seat already stays in it. */
async function seated(services: Services, caller: Caller, { subject, wanted, measure }: Wanted): Promise<Judged> {
  const { period, scheme, why, refuse } = measure;
  const groups = scheme.raterGroups;
  const place = { period: period.id, subject };
  const chain = await appraisals.collection(services.table, caller.jurisdiction, period.id, subject);
  const late = lateOrIn(chain.head, period, { now: services.now, phases: ['implementation', 'assessment'] });
  await refuse(subject, 'performance-office');
  refuseIfWithdrawn(chain.head);
  const { judge, relies } = await proprietyOf(services, caller, { place, groups });
  const taken = seatsIn(chain);
  const seats: Seat[] = [];
  const conditions: Write[] = [];
  const faults: Fault[] = [];
  for (const { value, at } of wanted) {
    const { rater, group } = value;
    if (taken.some((held) => held.rater === rater && held.group === group && held.state !== 'recused')) continue;
    try {
      if (late) refuseUnlessRated(late, scales(scheme, chain.entries, group));
      const proper = await judge({ rater, group });
      if (proper.refused) throw proper.refused;
      seats.push(seat([...taken, ...seats], groups, { rater, group, standings: proper.standings }));
      conditions.push(...proper.relies);
    } catch (error) {
      const refused = asRefused(error);
      faults.push(faultAt(at([refused.pointer.field === 'group' ? 'group' : 'rater']), refused));
    }
  }
  const good = seats.length;
  const unchanged = wanted.length - good - faults.length;
  if (good === 0) return { ...none, unchanged, faults };
  const { writes } = entersSeats(services, caller, chain, { place, taken, seats, why });
  return { writes: [...writes, ...relies, ...conditions], good, unchanged, faults };
}

/** One rater of several subjects rests on one record, and a transaction looks at an item once. */
function onceEach(judged: Judged): Judged {
  const key = (write: Write) => ('put' in write ? write.put : write.check);
  const known = new Map(judged.writes.map((write) => [`${key(write).pk} ${key(write).sk}`, write]));
  return { ...judged, writes: [...known.values()] };
}
