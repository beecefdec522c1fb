import type * as z from 'zod';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { cardCounts, cardsIn, type CardState } from '../../shared/domain/filing/cards.ts';
import { timelinessBySide } from '../../shared/domain/filing/slots.ts';
import { indicatorsOf } from '../../shared/domain/agreement/agreement.ts';
import { goalsInForce } from '../../shared/domain/agreement/steps.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { withFilingDues } from '../../shared/storage/periods.ts';
import { type PeriodPath, iso } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import type { Paged } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import type { CardsView } from './card-views.ts';
import { lookedOver } from './looked-over.ts';

type Listed = z.infer<typeof CardsView>['subjects'][number];
type Listing = Request<PeriodPath, Paged & { unit?: string | undefined; state?: CardState | undefined }, unknown>;

interface Told {
  readonly scheme: Scheme;
  readonly period: Awaited<ReturnType<typeof withFilingDues>>;
  readonly state: CardState | undefined;
  readonly now: number;
}

/**
 * The cards of the subjects of a page that have any, by which filing, with how much of what was due came on time, of the subject and
 * of each side that files about it. Each subject is judged by its record.
 */
export async function listCards(services: Services, caller: Caller, { params, query }: Listing) {
  const { period: head, scheme } = await periodAndScheme(services, caller, params.period);
  if (!scheme) return ok({ subjects: [] });
  const [period, { subjects, more }] = await Promise.all([
    withFilingDues(services.table, caller.jurisdiction, head),
    lookedOver(services, caller, { period: head, query }),
  ]);
  const told = { scheme, period, state: query.state, now: services.now };
  const judged = subjects.map(({ head: one, entries }) => listedAs(one, entries, told));
  return ok({ subjects: judged.filter(({ cards }) => cards.length > 0), ...more });
}

function listedAs(
  { subject, name, unit, group }: AppraisalHead,
  entries: readonly Entry[],
  { scheme, period, state: wanted, now }: Told,
): Listed {
  const known = cardsIn(entries);
  const indicators = indicatorsOf(scheme, goalsInForce(entries));
  const sides = timelinessBySide(entries, { scheme, period }, { subject, until: now });
  return {
    subject,
    name,
    unit,
    group,
    counts: cardCounts(known, subject),
    onTime: Object.entries(sides).map(([side, counts]) => ({
      side,
      ...counts,
      share: counts.due === 0 ? null : `${counts.onTime}/${counts.due}`,
    })),
    cards: [...known.values()]
      .filter(({ state }) => wanted === undefined || state === wanted)
      .map(({ indicator, slot, state, shown, responsible, at, why }) => ({
        indicator,
        name: indicators.find(({ id }) => id === indicator)?.name ?? { zh: indicator, en: indicator },
        slot,
        state,
        wasRed: shown.includes('red'),
        ...responsible,
        at: iso(at),
        ...(why === undefined ? {} : { reason: why }),
      })),
  };
}
