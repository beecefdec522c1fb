import * as z from 'zod';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { documentNumber } from '../../shared/domain/organisation/letterhead.ts';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import { remarkOf } from '../../shared/domain/matter/remarks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { publish, resultPhases } from '../../shared/domain/result/result.ts';
import { type AppraisalHead, existingAppraisal } from '../../shared/storage/appraisals.ts';
import { headsOf } from '../../shared/storage/appraisal-lists.ts';
import { readClosing, startClosing } from '../../shared/storage/closing.ts';
import { allUnits, loadJurisdiction, officialsBehind } from '../../shared/storage/organisation.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import { everyMatter } from '../../shared/storage/matters.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { loadResults, resultsItem, takeNumber } from '../../shared/storage/results.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Text } from '../../shared/text/refusal.ts';
import type { PeriodPath } from '../fields.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { refuseStaleRanking } from './ranking.ts';
import { indexLag, resultsView } from './views.ts';

/** Its place among the documents of the year (发文顺序号); left out, the number is printed blank, to be filled in by hand. */
export const Publication = z.strictObject({ number: z.int().min(1).max(99_999).optional() });
type Publication = z.infer<typeof Publication>;

/** 公布: has the final reports of the approved version written and sealed; the public list reads those and nothing else. */
export async function publishResults(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Publication>,
) {
  const { table, now, trace, jobs } = services;
  const { jurisdiction } = caller;
  const { period, scheme } = await pinned(services, caller, { period: params.period, phases: resultPhases });
  const last = await readClosing(table, jurisdiction, params.period);
  if (!last) throw new Refused('results.none');
  const where = { jurisdiction, period: params.period };
  const [results, unanswered, rechecks] = await Promise.all([
    loadResults(table, jurisdiction, params.period),
    everyMatter(table, { ...where, kind: 'remarks' }, { open: true }),
    everyMatter(table, { ...where, kind: 'rechecks' }, { open: true }),
  ]);
  const { heads } = await headsOf(table, { jurisdiction, period: period.head });
  await refuseStaleRanking(services, caller, { period, scheme, results, heads });
  const generation = last.generation + 1;
  const number = body.number === undefined ? undefined : await numberFor(services, caller, period.head, body.number);
  const published = publish(
    results,
    { by: caller.id, at: now, generation, ...(number === undefined ? {} : { number }) },
    {
      announces: clocksOf(scheme).announcement.days > 0,
      lag: indexLag,
      timeZone: period.head.timeZone,
      unanswered: subjectsOf(unanswered),
      rechecked: subjectsOf(rechecks.filter((recheck) => remarkOf(recheck) !== undefined)),
    },
  );

  const { shards, groups = [], enrolled = [] } = period.head;
  const job = startClosing({
    jurisdiction,
    period: params.period,
    kind: 'publication',
    generation,
    at: now,
    trace,
    shards,
    groups,
    enrolled,
  });
  await takeNames(services, caller, heads);

  const head = { ...period.head, publishedAt: now };
  const change = services.record(
    period,
    {
      what: 'results.published',
      data: { version: published.version, generation, ...(number === undefined ? {} : { number }) },
    },
    { head, items: [resultsItem(published)] },
  );
  const reply = { status: 202, body: resultsView(published, now), etag: change.n } as const;
  const { name } = period.head;
  const taken =
    number === undefined
      ? []
      : [await takeNumber(table, jurisdiction, { number, period: params.period, name, version: published.version })];
  const answered = await services.commit([...change.writes, ...taken, ...job.writes], reply);
  await jobs.send(job.messages);
  return answered;
}

/** Numbers begin anew every year, and a year is that of the day by the clocks of the place. */
async function numberFor(
  { table, now }: Pick<Services, 'table' | 'now'>,
  { jurisdiction }: Caller,
  period: PeriodHead,
  n: number,
): Promise<string> {
  if (period.owner !== undefined) throw new Refused('results.number-of-unit', {}, { field: 'number' });
  const series = (await loadJurisdiction(table, jurisdiction)).head?.letterhead?.series;
  if (series === undefined) throw new Refused('results.no-series', {}, { field: 'number' });
  return documentNumber(series, dateAt(period.timeZone, now), n);
}

const subjectsOf = (matters: readonly Matter[]): string[] => [...new Set(matters.map(({ subject }) => subject))];

/** Two actions a subject, and a transaction takes a hundred. */
const perTransaction = 48;

/**
 * Results are published under the names of that day; the one a subject was assessed under stands beside it, and an entry of its
 * chain has both. Each is true by itself, so a publication that breaks off behind it leaves nothing half done.
 */
async function takeNames(services: Services, { jurisdiction }: Caller, heads: readonly AppraisalHead[]): Promise<void> {
  const { table } = services;
  const nameOf = await namesToday(services, jurisdiction, heads);
  const renamed = heads.flatMap((head) => {
    const to = nameOf(head.subject);
    return to && (to.zh !== head.name.zh || to.en !== head.name.en) ? [{ head, to }] : [];
  });
  for (let start = 0; start < renamed.length; start += perTransaction) {
    const writes = renamed.slice(start, start + perTransaction).map(async ({ head: { period, subject }, to }) => {
      const chain = await existingAppraisal(table, jurisdiction, period, subject);
      const { formerName, ...before } = chain.head;
      const assessedUnder = formerName ?? before.name;
      const back = assessedUnder.zh === to.zh && assessedUnder.en === to.en;
      const head = { ...before, name: to, ...(back ? {} : { formerName: assessedUnder }) };
      const data = { from: chain.head.name, to };
      return services.record(chain, { what: 'results.renamed', data }, { head }).writes;
    });
    const together: Write[] = (await Promise.all(writes)).flat();
    await table.write(together);
  }
}

async function namesToday({ table }: Pick<Services, 'table'>, jurisdiction: string, heads: readonly AppraisalHead[]) {
  const subjects = heads.map(({ subject }) => subject);
  const [units, officials] = await Promise.all([
    allUnits(table, jurisdiction),
    officialsBehind(table, jurisdiction, subjects),
  ]);
  const names = new Map<string, Text>([
    ...units.map(({ id, name }) => [`unit.${id}`, name] as const),
    ...[...officials].map(([subject, { name }]) => [subject, { zh: name, en: name }] as const),
  ]);
  return (subject: string) => names.get(subject);
}
