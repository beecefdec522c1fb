import type { RefusalCode } from '../../text/catalogue.ts';
import { dateAt } from '../organisation/clocks.ts';
import { checkGiven } from './filing-check.ts';
import { corrected, openSlot } from './filing-open.ts';
import { slotBefore } from './filing-slots.ts';
import type { Filing, FilingData } from './filing.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import { Refused } from '../refused.ts';
import { usualPlausibility, type Plausibility } from '../scheme/application.ts';
import type { Indicator } from '../scheme/indicator.ts';

/** What somebody files, before it is known what it corrects and what is odd about it. */
export type Filed = Pick<FilingData, 'indicator' | 'slot' | 'given' | 'source'> & {
  readonly narrative?: string | undefined;
};

/** A subject with its record, as a filing finds it. */
interface Found {
  readonly subject: string;
  /** For whom the filer files. */
  readonly provider: 'subject' | 'office';
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
export function newFiling({ narrative, ...body }: Filed, found: Found): { data: FilingData; warnings: RefusalCode[] } {
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

  refuseOtherProvider(indicator, found.provider);
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
  const data = {
    ...body,
    ...(narrative === undefined ? {} : { narrative }),
    ...(found.provider === 'office' ? { provider: 'office' as const } : {}),
    ...(replaced ? { supersedes: replaced.n } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
  return { data, warnings };
}

/** 满意度: how satisfied people are with a subject is never said by the subject itself. */
export function refuseOtherProvider({ value, name }: Indicator, provider: Found['provider']): void {
  if (value !== 'survey' || provider === 'office') return;
  throw new Refused('progress.other-provider', { ...name }, { field: 'indicator' });
}
