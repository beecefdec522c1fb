import type * as z from 'zod';
import { type Card, cardPlace, shownFor } from '../../shared/domain/filing/cards.ts';
import type { Filing } from '../../shared/domain/filing/filing.ts';
import { corrected, openSlot } from '../../shared/domain/filing/new-filing.ts';
import { refuseOtherProvider } from '../../shared/domain/filing/provider.ts';
import { type Slot, slotDue, slotsAsked } from '../../shared/domain/filing/slots.ts';
import { standingOf } from '../../shared/domain/filing/standing.ts';
import type { Lit } from '../../shared/domain/light/lights.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { slotName } from '../../shared/text/duties.ts';
import { refuseUnlessFiling } from '../filed.ts';
import type { Dossier } from '../loader.ts';
import { type RefusalView, refusalView } from '../refusal-view.ts';
import { type ProgressBody, filingView } from './views.ts';
import { yearBefore } from './year-before.ts';

type Item = Omit<ProgressBody['items'][number], 'provider'>;
type Closed = ReturnType<typeof closedFor>;

interface Told extends Dossier {
  readonly period: PeriodHead & { readonly filingDue: Readonly<Record<string, number>> };
  readonly filings: readonly Filing[];
  readonly cards: ReadonlyMap<string, Card>;
  readonly yearBefore: readonly Filing[];
  readonly lit: readonly Lit[];
  /** Why nothing can be filed at all. */
  readonly closed: Closed;
  readonly now: number;
}

/** What the rules of filing say against it, told before anybody tries. */
export function closedFor(rule: () => unknown): z.infer<typeof RefusalView> | undefined {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return refusalView(error);
    throw error;
  }
}

/** What holds for every figure of a subject; late inputs are asked about item by item. */
export function refuseAnyFiling(dossier: Dossier, now: number): void {
  refuseUnlessFiling(
    dossier,
    now,
    dossier.indicators.map(({ id }) => id),
  );
  if (!dossier.agreed) throw new Refused('progress.no-agreement', { subject: dossier.appraisal.head.subject });
}

/** One item with its slots; who files it is told beside it. */
export function itemView(indicator: Indicator, told: Told): Item {
  const { goals, lit, period, appraisal, closed: whole } = told;
  const { id, name, value, source, evidenceRule, rule } = indicator;
  const goal = goals.find(({ item }) => item === id);
  const agreed = {
    unitOfMeasure: goal?.unitOfMeasure ?? indicator.unitOfMeasure,
    target: goal?.target ?? indicator.target,
    baseline: goal?.baseline ?? indicator.baseline,
    milestones: goal?.milestones,
    evidencePlan: goal?.evidencePlan ?? indicator.evidence,
  };
  const light = lit.find((one) => one.indicator.id === id)?.light;
  const { subject } = appraisal.head;
  const closed = whole ? undefined : closedFor(() => refuseOtherProvider(indicator, { subject, side: 'subject' }));
  return {
    indicator: id,
    name,
    value,
    points: goal?.points ?? indicator.points,
    ...agreed,
    source,
    light,
    closed,
    evidenceLeast: evidenceRule?.least,
    ...(rule.kind === 'formula' ? { inputs: [...rule.inputs] } : {}),
    forecast: indicator.light?.forecast === 'as-filed',
    slots: slotsAsked(period, indicator.frequency).map((slot) =>
      slotView(indicator, slot, { ...told, closed: whole ?? closed }),
    ),
  };
}

function slotView(indicator: Indicator, slot: Slot, told: Told): Item['slots'][number] {
  const { period, filings, cards, yearBefore: earlier, closed: above, now } = told;
  const due = slotDue(period, slot, indicator.frequency);
  const made = filings.filter((known) => known.indicator === indicator.id && known.slot === slot.id);
  const filing = made.at(-1);
  const standing = standingOf(filings, indicator, slot.id, now);
  const before = standingOf(earlier, indicator, yearBefore(slot.id));
  const closed = above
    ? undefined
    : closedFor(() => {
        openSlot(period, indicator, { slot: slot.id, now });
        corrected(made.slice(-1), slot.id);
      });
  return {
    slot: slot.id,
    name: slotName(slot.id, period.fiscalYearStart),
    start: slot.start,
    end: slot.end,
    due: dateAt(period.timeZone, due),
    late: (made[0]?.at ?? now) > due,
    ...(filing ? { filing: filingView(filing) } : {}),
    ...(standing?.is === 'counting' ? { counts: standing.filing.n } : {}),
    ...(standing?.is === 'lacking' ? { lacks: standing.what } : {}),
    card: shownFor(cards.get(cardPlace({ indicator: indicator.id, slot: slot.id }))),
    lastYear: before?.is === 'counting' ? before.filing.given : undefined,
    closed,
  };
}
