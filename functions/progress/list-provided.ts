import { filingsIn } from '../../shared/domain/filing/filing.ts';
import { unitProviding } from '../../shared/domain/filing/provider.ts';
import { type SlotStanding, type Waiting, standingOf } from '../../shared/domain/filing/standing.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { appraisalPage } from '../../shared/storage/appraisal-lists.ts';
import { unlessIllegible } from '../../shared/storage/damaged.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { SlotPath } from '../fields.ts';
import { dossierOf, periodAndScheme } from '../loader.ts';
import { nextPage, type Paged } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { actsFor } from './side.ts';
import { filingView } from './views.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';
import { committee, supervisor } from '../../shared/domain/organisation/allow.ts';

/** The provider reads what it provides, for every subject; the bodies that look over the period read all of it. */
export const providedReaders: readonly Allow[] = [...doers['progress.provide'], committee, supervisor];

type Listing = Request<SlotPath, Paged, unknown>;

/**
 * What is filed of an indicator and slot, subject by subject, and what each still lacks; to a provider, what it provides and nothing more.
 * An item that only some subjects agreed on (个性指标) is theirs to read where the agreement says so.
 */
export async function listProvided(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction, rolesUsed } = caller;
  const { period, scheme } = await periodAndScheme(services, caller, params.period);
  const looksOver = rolesUsed.some((role) => role !== 'unit-contributor' && role !== 'unit-leader');
  const common = scheme ? commonIndicators(scheme) : [];
  const declared = common.find(({ id }) => id === params.indicator);
  if (!looksOver && declared && !(typeof declared.provider === 'object' && actsFor(caller, declared.provider.unit)))
    throw new Refused('progress.not-provider', { ...declared.name });
  const { page, more } = await nextPage(cursors, query, (from) => appraisalPage(table, { jurisdiction, period }, from));
  const told = await Promise.all(
    page.heads.map(async ({ subject, name, unit }) => {
      const reading = existingRecord(table, jurisdiction, period.id, subject);
      return unlessIllegible(partition.appraisal(jurisdiction, period.id, subject), reading, (appraisal) => {
        const { entries } = appraisal;
        const dossier = dossierOf({ appraisal, record: entries, period, scheme });
        const indicator = dossier.indicators.find(({ id }) => id === params.indicator);
        if (!indicator || !(looksOver || actsFor(caller, unitProviding(indicator, subject)))) return [];
        const filings = filingsIn(entries);
        const filing = filings.findLast((one) => one.indicator === indicator.id && one.slot === params.slot);
        const standing = standingOf(filings, indicator, params.slot, now);
        const returned = !standing || filing?.state === 'returned';
        const lacks: 'filing' | Waiting | undefined = returned ? 'filing' : lackOf(standing);
        return [
          {
            subject,
            name,
            unit,
            ...(filing ? { filing: filingView(filing) } : {}),
            ...(standing?.is === 'counting' ? { counts: standing.filing.n } : {}),
            ...(lacks === undefined ? {} : { lacks }),
          },
        ];
      });
    }),
  );
  return { status: 200, body: { subjects: told.flatMap((one) => one ?? []), ...more } } as const;
}

const lackOf = (standing: SlotStanding): Waiting | undefined => (standing.is === 'lacking' ? standing.what : undefined);
