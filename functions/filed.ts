import { lateNow, refuseOtherItems } from '../shared/domain/appraisal/late-inputs.ts';
import { refuseUnlessOpen } from '../shared/domain/filing/new-filing.ts';
import type { Entry } from '../shared/domain/audit/chain.ts';
import { carded, cardCounts, cardPlace, cardsIn, withCards } from '../shared/domain/filing/cards.ts';
import { clearedBy } from '../shared/domain/filing/cards-owed.ts';
import { type FilingData, filed, filingsIn } from '../shared/domain/filing/filing.ts';
import { unitProviding } from '../shared/domain/filing/provider.ts';
import { phaseAt } from '../shared/domain/period/period.ts';
import type { Indicator } from '../shared/domain/scheme/indicator.ts';
import type { AppraisalHead } from '../shared/storage/appraisals.ts';
import { findUnit } from '../shared/storage/organisation.ts';
import { type PeriodHead, withFilingDues } from '../shared/storage/periods.ts';
import type { Existing } from '../shared/storage/record.ts';
import type { Write } from '../shared/storage/table.ts';
import { waitingForOffice } from './checked.ts';
import { type Assessed, type Dossier, refuseIfClosed } from './loader.ts';
import type { Caller, Services } from './services.ts';

/**
 * Lets through what is filed, checked or marked while that is open to everybody, or what the committee let this subject bring in after the
 * close: then these items, and nothing else of it.
 */
export function refuseUnlessFiling(
  { appraisal, period }: Pick<Assessed, 'appraisal' | 'period'>,
  now: number,
  items: readonly string[],
): void {
  const late = lateNow(appraisal.head, period, now);
  if (late) return refuseOtherItems(late, items);
  refuseUnlessOpen(period, now);
  refuseIfClosed({ appraisal });
}

/** Whether anybody may file at all: in feedback there may be subjects that bring something in late, and each is asked. */
export function refuseUnlessSomeFile(period: PeriodHead, now: number): void {
  if (phaseAt(period, now) !== 'feedback') refuseUnlessOpen(period, now);
}

interface Filing {
  readonly appraisal: Existing<AppraisalHead> & { readonly entries: readonly Entry[] };
  readonly period: PeriodHead;
  readonly indicators: readonly Indicator[];
  readonly data: FilingData;
  readonly why?: string;
}

/** A filing as it is entered, and with it what becomes of the card that was shown for it. */
export async function entersFiling(
  services: Services,
  { jurisdiction }: Pick<Caller, 'jurisdiction'>,
  { appraisal, period, indicators, data, why }: Filing,
): Promise<{ writes: readonly Write[]; n: number; hash: string; appraisal: Filing['appraisal'] }> {
  const { table, now } = services;
  const event = { what: filed, why, data } as const;
  const bare = services.record(appraisal, event);
  // What a subject or another unit files waits for a signature, and changes only what waited for the office before.
  const isOffices = data.provider === 'office' || appraisal.head.forBodies?.accept !== undefined;
  const waits = isOffices
    ? waitingForOffice(appraisal.head, filingsIn([...appraisal.entries, bare.entry]), indicators)
    : undefined;
  const { n, hash, writes, entry, chain } = waits ? services.record(appraisal, event, { head: waits }) : bare;
  const before = waits ?? appraisal.head;
  const grown = { ...appraisal, ...chain, head: before, entries: [...appraisal.entries, entry] };
  const cards = cardsIn(appraisal.entries);
  const card = cards.get(cardPlace(data));
  if (!card) return { writes, n, hash, appraisal: grown };
  const told = await withFilingDues(table, jurisdiction, period);
  const cleared = clearedBy(card, { at: now, indicators, period: told });
  if (!cleared) return { writes, n, hash, appraisal: grown };
  const counts = cardCounts(withCards(cards, [cleared], now), appraisal.head.subject);
  const head = { ...before, cards: counts };
  const after = services.record(chain, { what: carded, data: cleared }, { head });
  return {
    writes: [...writes, ...after.writes],
    n,
    hash,
    appraisal: { ...grown, ...after.chain, head, entries: [...grown.entries, after.entry] },
  };
}

interface Item {
  readonly dossier: Pick<Dossier, 'indicators'>;
  readonly subject: string;
  readonly id: string;
}

/** 牵头部门撤销: whether the unit that provides an item about a subject is no more, so that the office files what it would have. */
export async function vacancyFor(
  { table }: Pick<Services, 'table'>,
  { jurisdiction }: Pick<Caller, 'jurisdiction'>,
  { dossier, subject, id }: Item,
): Promise<{ vacant?: true }> {
  const indicator = dossier.indicators.find((known) => known.id === id);
  const unit = indicator && unitProviding(indicator, subject);
  const found = unit === undefined ? undefined : await findUnit(table, jurisdiction, unit);
  return found?.active === false ? { vacant: true } : {};
}
