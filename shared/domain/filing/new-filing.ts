import type { RefusalCode } from '../../text/catalogue.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import { canonical } from '../audit/canonical.ts';
import { dateAt } from '../organisation/clocks.ts';
import { type Deadlines, type Phase, phaseAt, refuseCancelled } from '../period/period.ts';
import { phaseNames } from '../../text/states.ts';
import { Refused } from '../refused.ts';
import { type Plausibility, usualPlausibility } from '../scheme/application.ts';
import type { Indicator } from '../scheme/indicator.ts';
import { checkGiven } from './check.ts';
import { type Slot, slotBefore, slotsAsked } from './slots.ts';
import { crossChecked } from './cross-check.ts';
import type { Evidence } from './evidence.ts';
import { type Filing, type FilingData, type Given, refuseUnless } from './filing.ts';
import { refuseOtherProvider, type Side } from './provider.ts';

/** What somebody files, before it is known what it corrects and what is odd about it. */
export type Filed = Pick<FilingData, 'indicator' | 'slot' | 'given' | 'source'> & {
  readonly narrative?: string | undefined;
  readonly forecast?: FilingData['forecast'] | undefined;
};

/**
 * Whether what is filed stands already, so that filing it again would say nothing new: the same figure of the same slot and source, by the same
 * side, and not sent back. Evidence counts where it is named; a file of figures names none.
 */
export function isSame(
  standing: Filing,
  { side, evidence, ...filed }: Filed & { readonly side: Side; readonly evidence?: FilingData['evidence'] },
): boolean {
  const figure = ({ indicator, slot, given, source, narrative = '' }: Filed) =>
    canonical({ indicator, slot, given, source, narrative });
  return (
    standing.state !== 'returned' &&
    canonical(standing.provider ?? 'subject') === canonical(side) &&
    figure(standing) === figure(filed) &&
    (evidence === undefined || canonical(standing.evidence ?? []) === canonical(evidence))
  );
}

/** A subject with its record, as a filing finds it. */
interface Found {
  readonly subject: string;
  /** For whom the filer files. */
  readonly side: Side;
  /** The unit that would provide it is no more. */
  readonly vacant?: boolean;
  /** What the filing rests on. */
  readonly evidence: readonly Pick<Evidence, 'type'>[];
  readonly period: Parameters<typeof openSlot>[0];
  /** Whether both sides signed an agreement. */
  readonly agreed: boolean;
  /** The newest filing of every indicator and slot. */
  readonly current: readonly Filing[];
  readonly goals: readonly AgreedGoal[];
  readonly indicators: readonly Indicator[];
  /** Of the scheme. */
  readonly plausibility: Plausibility | undefined;
  readonly now: number;
}

/** Holds a filing to the rules of its indicator, slot and period; the data of its entry. One rule for people and for files. */
export function newFiling(
  { narrative, forecast, ...body }: Filed,
  found: Found,
): { data: FilingData; warnings: RefusalCode[] } {
  const { subject, period, goals, indicators, now } = found;
  const { slot, given } = body;
  if (!found.agreed) throw new Refused('progress.no-agreement', { subject });
  const indicator = indicators.find(({ id }) => id === body.indicator);
  if (!indicator) {
    const legal = indicators.map(({ id }) => id);
    throw new Refused(
      'progress.unknown-indicator',
      { period: period.id, subject, indicator: body.indicator },
      { field: 'indicator', legal },
    );
  }

  refuseOtherProvider(indicator, found);
  refuseUnproven(indicator, given, found.evidence);
  if (forecast && indicator.light?.forecast !== 'as-filed')
    throw new Refused('progress.forecast-not-asked', { name: indicator.name }, { field: 'forecast' });
  const span = openSlot(period, indicator, { slot, now });
  const current = found.current.filter((filing) => filing.indicator === indicator.id);
  const replaced = corrected(current, slot);
  const earlier = slotBefore(period, indicator.frequency, slot);
  const warnings = checkGiven(given, {
    indicator,
    goal: goals.find(({ item }) => item === indicator.id),
    today: dateAt(period.timeZone, now),
    slot: span,
    plausibility: found.plausibility ?? usualPlausibility,
    before: current.find((filing) => filing.slot === earlier)?.given,
  });
  const checks = crossChecked({ indicator, slot, given }, found);
  if (checks.length > 0) warnings.push('progress.check-warned');
  const data = {
    ...body,
    ...(narrative === undefined ? {} : { narrative }),
    ...(forecast ? { forecast } : {}),
    ...(found.side === 'subject' ? {} : { provider: found.side }),
    ...(replaced ? { supersedes: replaced.n } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
    ...(checks.length > 0 ? { checks } : {}),
  };
  return { data, warnings };
}

/** 佐证要求: a figure rests on so many pieces; that there is none, or that the item does not apply, says its own ground. */
function refuseUnproven({ evidenceRule: rule }: Indicator, given: Given, evidence: Found['evidence']): void {
  if (!rule || given.kind === 'no-data' || given.kind === 'not-applicable') return;
  const { least, types } = rule;
  const fitting = evidence.filter(({ type }) => types?.includes(type) ?? true);
  if (fitting.length >= least) return;
  const named = types ? { zh: `（${types.join('、')}）`, en: ` (${types.join(', ')})` } : { zh: '', en: '' };
  const params = { least, given: fitting.length, types: named };
  throw new Refused('progress.evidence-missing', params, { field: 'evidence', legal: types ?? [] });
}

/** The part of a period that says when something may be filed. */
interface FilingTime {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly fiscalYearStart?: number | undefined;
  readonly phase: Phase;
  readonly deadlines: Deadlines;
}

/**
 * Filings are open from the end of planning to the last millisecond of assessment, whether or not the schedule has run.
 * Sign-off and acceptance end with them: after that the data are locked.
 */
export function refuseUnlessOpen(period: FilingTime, now: number): void {
  const phase = phaseAt(period, now);
  refuseCancelled(phase);
  const date = (instant: number) => dateAt(period.timeZone, instant);
  switch (phase) {
    case 'implementation':
    case 'assessment':
      return;
    case 'draft':
    case 'planning':
      throw new Refused('progress.not-open', {
        period: period.id,
        ...phaseNames[phase],
        planning: date(period.deadlines.planning),
      });
    case 'closing':
    case 'feedback':
    case 'application':
    case 'archived':
    case 'cancelled':
      throw new Refused('progress.deadline-passed', {
        deadline: date(period.deadlines.assessment),
        ...phaseNames[phase],
      });
  }
}

/** The slot a filing is for: one that is asked for in this period, and not one that is still to come. */
export function openSlot(
  period: FilingTime,
  { name, frequency }: Indicator,
  { slot, now }: { slot: string; now: number },
): Slot {
  const slots = slotsAsked(period, frequency);
  const found = slots.find((known) => known.id === slot);
  const legal = slots.map((known) => known.id);
  if (!found) throw new Refused('progress.no-slot', { indicator: name, slot }, { field: 'slot', legal });
  if (found.start > dateAt(period.timeZone, now)) {
    throw new Refused('progress.slot-ahead', { slot, start: found.start }, { field: 'slot' });
  }
  return found;
}

/** Which filing of the indicator a new one corrects: the newest of its slot, if that is not locked. */
export function corrected(current: readonly Filing[], slot: string): Filing | undefined {
  const filing = current.find((known) => known.slot === slot);
  if (filing) refuseUnless(filing, 'correct', 'slot');
  return filing;
}
