import { lateNow } from '../../shared/domain/appraisal/late-inputs.ts';
import type { Filing } from '../../shared/domain/filing/filing.ts';
import { filingsFor, signedOff } from '../../shared/domain/filing/filing.ts';
import { refuseOtherProvider } from '../../shared/domain/filing/provider.ts';
import { separate } from '../../shared/domain/organisation/authority.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { loadCalendar, periodCalendar } from '../../shared/storage/periods.ts';
import type { Table } from '../../shared/storage/table.ts';
import { type SlotPath, iso } from '../fields.ts';
import { impartialityOf } from '../conflict.ts';
import { refuseUnlessFiling } from '../filed.ts';
import { dossierOf, pinned } from '../loader.ts';
import type { Naming, Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { actsFor, refuseTwice } from './side.ts';
import type { SignedBody } from './views.ts';

interface Named {
  readonly subject: string;
  readonly n: number;
}
type Sign = Request<SlotPath, unknown, { filings: Named[] }>;

/** Begins reading the records of all that are named, and by which days the time to remark counts. */
export const beginSigned = (table: Table, { jurisdiction, named, body }: Naming<{ filings: readonly Named[] }>) =>
  Promise.all([
    loadCalendar(table, jurisdiction),
    ...body.filings.map(({ subject }) => existingRecord(table, jurisdiction, named['period'] ?? '', subject)),
  ]);

/**
 * The leader of the provider answers for its figures about many subjects (签审), none of which they filed themselves. From then on the
 * subjects may remark on them (核对), until the instant told here: a later calendar or scheme never shortens it.
 */
export async function signProvided(
  services: Services,
  caller: Caller,
  { params, body }: Sign,
): Promise<Reply<SignedBody, 201>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const phases = ['implementation', 'assessment', 'feedback'] as const;
  const { head: period, scheme } = await pinned(services, caller, { period: params.period, phases });
  refuseTwice(body.filings, 'filings');
  const [calendar, { relies, refuse }, records] = await Promise.all([
    periodCalendar(table, jurisdiction, period),
    impartialityOf(services, caller, period.id),
    Promise.all(body.filings.map(({ subject }) => existingRecord(table, jurisdiction, period.id, subject))),
  ]);
  const ends = records.map(({ head }) => lateNow(head, period, now)?.until ?? period.deadlines.assessment);
  const until = Math.min(clockEnd(calendar, clocksOf(scheme).remark, now), ...ends);
  const writes = body.filings.map(async ({ subject, n }, at) => {
    const appraisal = records[at];
    if (!appraisal) throw new Error(`no record of ${subject}`);
    refuseUnlessFiling({ appraisal, period }, now, [params.indicator]);
    const { indicators } = dossierOf({ appraisal, record: appraisal.entries, period, scheme });
    const indicator = indicators.find(({ id }) => id === params.indicator);
    const field = `filings.${at}.n`;
    for (const filing of filingsFor(appraisal.entries, [n], 'sign-off', field)) {
      const provider = refuseOthers(caller, filing, { params, field });
      // Goals may have given the item to somebody else since it was filed.
      if (indicator) refuseOtherProvider(indicator, { subject, side: provider });
      separate(filing.by, caller.id);
      await refuse(subject, provider);
    }
    return services.record(appraisal, { what: signedOff, data: { filings: [n], until } }).writes;
  });
  return services.commit([...(await Promise.all(writes)).flat(), ...relies], {
    status: 201,
    body: { remarkUntil: iso(until), filings: body.filings },
  });
}

/** Only what their own unit provides, and only of the indicator and slot they look at; the unit in whose name it was filed. */
function refuseOthers(
  caller: Caller,
  { n, provider, indicator, slot }: Filing,
  { params, field }: { params: SlotPath; field: string },
): { readonly unit: string } {
  if (indicator !== params.indicator || slot !== params.slot)
    throw new Refused('progress.other-slot', { n, indicator, slot }, { field });
  if (typeof provider !== 'object' || !actsFor(caller, provider.unit))
    throw new Refused('progress.not-provided', { n }, { field });
  return provider;
}
