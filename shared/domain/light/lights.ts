import { indicatorsOf } from '../agreement/agreement.ts';
import { goalsInForce } from '../agreement/steps.ts';
import type { AgreedGoal } from '../agreement/goal.ts';
import { type RolledUp, toScoringInput } from '../appraisal/inputs.ts';
import type { Entry } from '../audit/chain.ts';
import { type Filing, filingsIn } from '../filing/filing.ts';
import { standingOf } from '../filing/standing.ts';
import { type Filable, slotsAsked, slotsOf } from '../filing/slots.ts';
import { daysFrom } from '../organisation/calendar.ts';
import { dateAt } from '../organisation/clocks.ts';
import { entrySource } from '../rating/ballots.ts';
import type { Indicator } from '../scheme/indicator.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { figures } from '../scoring/definition.ts';
import { actualOf, Exact } from '../scoring/exact.ts';
import type { Filed, ScoringInput, Value } from '../scoring/input.ts';
import { type Provisional, provisional } from '../scoring/provisional.ts';
import type { PreparedScheme } from '../scoring/score.ts';
import { valueOf, valueToldOf } from '../scoring/slots.ts';
import {
  type Colour,
  colourOf,
  type Completion,
  completionOf,
  courseOf,
  linear,
  milestonesReached,
  possibleFor,
} from './light.ts';

/** Why there is no light: nothing was filed for a slot that is due, none was to be had, it does not apply, or the agreement has a hole. */
type NoLight = 'not-filed' | 'no-data' | 'not-applicable' | 'no-target' | 'no-baseline' | 'no-milestones';

/** What is expected of the whole period, by whom it was told. */
interface Forecast {
  readonly by: 'linear' | 'as-filed';
  readonly figure: Exact;
  readonly statement?: string;
}

interface Told extends Completion {
  readonly light: Colour;
  /** The last day the figure speaks of. */
  readonly asOf: string;
  /** Whether its newest filing counts yet. */
  readonly counts: boolean;
  readonly actual?: Exact | undefined;
  readonly target?: Exact | undefined;
  readonly baseline?: Exact | undefined;
  readonly forecast?: Forecast | undefined;
}

/** 亮灯: one item of one subject as it goes. */
export type Lit = { readonly indicator: Indicator; readonly goal: AgreedGoal | undefined } & (
  | Told
  | { readonly light: 'no-data'; readonly why: NoLight }
);

interface Watched {
  readonly subject: string;
  readonly period: Filable & { readonly filingDue: Readonly<Record<string, number>> };
  readonly scheme: Scheme;
  readonly now: number;
  readonly rolledUp?: RolledUp | undefined;
}

interface Outlook {
  readonly items: readonly Lit[];
  /** The score by the forecasts, and by the figures so far of what has none. */
  readonly forecast: Provisional;
}

/** How the items of one subject go, and what its score comes to if they go on like that. */
export function lightsOf(
  entries: readonly Entry[],
  { prepared, ...watched }: Omit<Watched, 'scheme'> & { readonly prepared: PreparedScheme },
): Outlook {
  const { input, items } = lit({ ...watched, scheme: prepared.scheme }, entries);
  return { items, forecast: provisional(prepared, expected(input, items)) };
}

/** The lights alone, for whoever files. */
export const litItems = (entries: readonly Entry[], watched: Watched): readonly Lit[] => lit(watched, entries).items;

/**
 * How the items of one subject go: by what is filed, whether it is checked yet or not, since a light is there to be seen early. Items that
 * raters mark and answers of surveys have none.
 */
function lit(watched: Watched, entries: readonly Entry[]): { input: ScoringInput; items: readonly Lit[] } {
  const { subject, period, scheme, now, rolledUp } = watched;
  const soFar = { now, filingDue: period.filingDue, unchecked: 'taken' } as const;
  const input = toScoringInput({ subject, period, scheme, soFar, ...(rolledUp ? { rolledUp } : {}) }, entries);
  const goals = goalsInForce(entries);
  const filings = filingsIn(entries);
  const items = indicatorsOf(scheme, goals)
    .filter(({ value }) => value === 'milestones' || figures.includes(value))
    .map((indicator) => {
      const goal = goals.find(({ item }) => item === indicator.id);
      const filed = input.filed.find(({ item }) => item === indicator.id);
      return { indicator, goal, ...lightOf(indicator, goal, { filed, filings, watched }) };
    });
  return { input, items };
}

interface Known {
  readonly filed: Filed | undefined;
  readonly filings: readonly Filing[];
  readonly watched: Watched;
}

const none = (why: NoLight) => ({ light: 'no-data', why }) as const;

function lightOf(indicator: Indicator, goal: AgreedGoal | undefined, known: Known): Told | ReturnType<typeof none> {
  const told = valueToldOf(indicator, known.filed);
  if (told.is === 'not-applicable') return none('not-applicable');
  if (told.is === 'absent' && told.notes.some(({ code }) => code === 'declared-no-data')) return none('no-data');
  const last = told.is === 'value' ? newest(known) : undefined;
  if (told.is !== 'value' || !last) return none('not-filed');
  const { watched } = known;
  const counts = standingOf(known.filings, indicator, last.slot, watched.now)?.is === 'counting';
  if (told.value.kind === 'milestones') {
    if (!goal?.milestones) return none('no-milestones');
    const asOf = filedBy(last, indicator, watched);
    const completion = milestonesReached(goal.milestones, told.value.done, asOf);
    return { ...completion, light: colourOf(completion, indicator.light), asOf, counts };
  }
  const figured = figuresOf(told.value, indicator, goal);
  if (typeof figured === 'string') return none(figured);
  const { start, end } = watched.period;
  const asOf = speaksOf(last, indicator, watched);
  const elapsed = new Exact(BigInt(daysFrom(start, asOf)), BigInt(daysFrom(start, end)));
  const standing = { ...figured, elapsed };
  const completion = completionOf(standing);
  const forecast = forecastOf(indicator, last, linear(standing, possibleFor(declaredBy(indicator, goal))));
  return { ...figured, ...completion, light: colourOf(completion, indicator.light), asOf, counts, forecast };
}

function figuresOf(value: Value, indicator: Indicator, goal: AgreedGoal | undefined) {
  const exactly = (text: string | undefined) => (text === undefined ? undefined : Exact.of(text));
  const actual = actualOf(value);
  const target = exactly(goal?.target ?? indicator.target);
  const baseline = exactly(goal?.baseline ?? indicator.baseline);
  if (!actual) return 'no-data';
  if (!target) return 'no-target';
  const course = courseOf(declaredBy(indicator, goal), baseline);
  if (course === 'from-baseline' && !baseline) return 'no-baseline';
  return { actual, target, baseline, course, direction: indicator.direction };
}

/** An agreement may say what its figures are measured in. */
const declaredBy = (indicator: Indicator, goal: AgreedGoal | undefined): Indicator =>
  goal?.unitOfMeasure === undefined ? indicator : { ...indicator, unitOfMeasure: goal.unitOfMeasure };

/** The filing of the last slot that has a figure. */
function newest({ filed, filings }: Known): Filing | undefined {
  const slots = filed?.state === 'slots' ? filed.slots : [filed];
  const source = slots.flatMap((one) => (one?.state === 'filed' ? [one.source.id] : [])).at(-1);
  return filings.find(({ n }) => entrySource(n) === source);
}

/**
 * What is filed once is filed for the whole period, however early, unless the scheme says how it gets there with time; the figure of a
 * slot speaks of the days to the day it was filed.
 */
const speaksOf = (filing: Filing, indicator: Indicator, watched: Watched): string =>
  isFiledOnce(indicator, watched) && !indicator.light?.course && !indicator.light?.forecast
    ? watched.period.end
    : filedBy(filing, indicator, watched);

const isFiledOnce = ({ frequency }: Indicator, { period }: Watched): boolean => slotsOf(period, frequency).length === 1;

/** To the end of its slot, and no further than the day it was filed: nobody tells what is still to come. */
function filedBy({ slot, at }: Filing, { frequency }: Indicator, { period }: Watched): string {
  const end = slotsAsked(period, frequency).find(({ id }) => id === slot)?.end ?? period.end;
  const day = dateAt(period.timeZone, at);
  const last = day < end ? day : end;
  return last < period.start ? period.start : last;
}

function forecastOf({ light }: Indicator, { forecast }: Filing, figure: Exact): Forecast | undefined {
  if (light?.forecast !== 'as-filed') return { by: 'linear', figure };
  return forecast && { by: 'as-filed', figure: Exact.of(forecast.figure), statement: forecast.statement };
}

/** What would be scored if the period ended with these figures. */
function expected(input: ScoringInput, items: readonly Lit[]): ScoringInput {
  const told = new Map(
    items.flatMap((one) => ('forecast' in one && one.forecast ? [[one.indicator.id, one.forecast]] : [])),
  );
  return {
    ...input,
    filed: input.filed.map((filed): Filed => {
      const forecast = told.get(filed.item);
      const source = { id: `forecast:${forecast?.by ?? ''}`, hash: '-' };
      return forecast ? { state: 'filed', item: filed.item, value: valueOf(forecast.figure), source } : filed;
    }),
  };
}
