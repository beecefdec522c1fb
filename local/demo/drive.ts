import { bureau, groups } from './county.ts';
import { adjust, cast, fileWithSilence, followUp, recheck, remarkOnFigure, reorganise, veto } from './events.ts';
import { agree, agreeByFile, fileMonth, fileQuarter, type Of } from './quarter.ts';
import { publish, ranked, settled } from './results.ts';
import { scheme } from './scheme.ts';
import { adopt, ofCounty, setUp } from './set-up.ts';
import { officialsYear } from '../../shared/text/demo.ts';
import { type Quarter, type Stage, after, onwards, quarterOf } from './stage.ts';
import {
  agreeWithOfficials,
  appeal,
  assessOfficials,
  findFraud,
  publishOfficials,
  rateUnits,
  remarkOnResults,
} from './year.ts';
import { officialsScheme, yearScheme } from './year-schemes.ts';

type Period = Awaited<ReturnType<typeof create>>;
const day = 86_400_000;

/** When the county begins: a week before its first day. */
export const beginning = (quarter: Quarter): number => quarter.noon(0, 1) - 7 * day;

interface Driven {
  readonly period: string;
  /** As they are after it. */
  readonly units: Stage['units'];
}

/** One quarter of a few units through all its phases, over HTTP, as the people of the county would do it. */
export async function driveQuarter(given: Stage, quarter: Quarter): Promise<Driven> {
  const stage = { ...given, travelTo: onwards(given.travelTo) };
  await setUp(stage, quarter.year);
  await adopt(stage, scheme, ofCounty);
  const period = await create(stage, { type: 'quarter', year: quarter.year, number: quarter.number });
  const of = { period: period.id, quarter };
  await stage.travelTo(quarter.noon(0, 2));
  await open(stage, period.id);
  await agree(stage, of);
  await stage.travelTo(after(period.deadlines.planning));
  for (const month of [0, 1]) {
    await stage.travelTo(quarter.noon(month + 1, 3));
    await fileMonth(stage, of, month);
  }
  await stage.travelTo(after(period.deadlines.implementation));
  await assess(stage, of);
  await adjust(stage, of);
  await close(stage, period);
  await recheck(stage, period.id, bureau);
  await ranked(stage, period.id);
  await stage.travelTo(after(period.deadlines.feedback));
  await publish(stage, period.id);
  await followUp(stage, of);
  return { period: period.id, units: stage.units };
}

/** A whole year: four quarters rolled up, a reorganisation in between, the officials of one bureau, and every remedy once. */
export async function driveYear(given: Stage, year: number): Promise<Driven> {
  const stage = { ...given, travelTo: onwards(given.travelTo) };
  const { travelTo, progress } = stage;
  await setUp(stage, year);
  progress.step('schemes', 3);
  await adopt(stage, scheme, ofCounty);
  await adopt(stage, yearScheme, ofCounty);
  await adopt(stage, officialsScheme, { drafter: 'bao.renshi', committee: 'tao.dangzu', owner: bureau });
  const quarters: Period[] = [];
  for (const number of [1, 2, 3, 4]) quarters.push(await create(stage, { type: 'quarter', year, number }));
  // The last quarter has to be approved before the year closes, and what comes to light later still finds it.
  const clocks = { assessment: 30, application: 60 };
  const whole = await create(stage, { type: 'year', year, clocks });
  const own = { type: 'year', year, clocks, owner: bureau, code: bureau, name: officialsYear(year) } as const;
  const people = await create(stage, own, 'bao.renshi');
  const rollsUp = Object.fromEntries(quarters.map(({ id, number }) => [`q${number}`, id]));

  await travelTo(quarterOf(year, 1).noon(0, 2));
  await open(stage, whole.id, { scheme: { id: yearScheme.id, version: 1 }, groups, rollsUp });
  const ofPeople = { scheme: { id: officialsScheme.id, version: 1 }, groups: ['civil-servants'] };
  await open(stage, people.id, ofPeople, 'bao.renshi');
  await agreeWithOfficials(stage, people.id);

  let { units } = stage;
  for (const [place, period] of quarters.entries()) {
    const now = { ...stage, units };
    const next = quarters[place + 1];
    units = await driveOneOfFour(now, { period, year: whole.id, next });
  }
  await endYear({ ...stage, units }, { whole, people, year });
  return { period: whole.id, units };
}

interface OneOfFour {
  readonly period: Period;
  readonly year: string;
  readonly next: Period | undefined;
}

/** From its planning to the publication; the next quarter begins while it is assessed. Gives the units as they are after it. */
async function driveOneOfFour(stage: Stage, { period, year, next }: OneOfFour): Promise<Stage['units']> {
  const { travelTo, progress } = stage;
  const number = period.number ?? 0;
  const of: Of = { period: period.id, quarter: quarterOf(period.year, number) };
  const { noon } = of.quarter;
  if (number === 1) {
    await open(stage, period.id);
    await agree(stage, of);
  }
  progress.step('months', 3, { quarter: number });
  await travelTo(noon(1, 3));
  await fileMonth(stage, of, 0);
  progress.tick();
  let { units } = stage;
  if (number === 2) {
    await travelTo(noon(1, 12));
    units = await reorganise(stage, of, year);
  }
  const now = { ...stage, units };
  await travelTo(noon(2, 3));
  await (number === 1 ? fileWithSilence(now, of) : fileMonth(now, of, 1));
  progress.tick();
  await travelTo(after(period.deadlines.implementation));
  if (next) {
    const following = { period: next.id, quarter: quarterOf(next.year, number + 1) };
    await open(stage, next.id);
    await agreeByFile(now, following);
  }
  const filings = await assess(now, of);
  if (number === 1) {
    await remarkOnFigure(now, of, filings);
    await adjust(now, of);
  }
  if (number === 3) await veto(now, of);
  await close(now, period);
  if (number === 1) {
    await recheck(now, period.id, cast.objects);
    await ranked(now, period.id);
  }
  await travelTo(after(period.deadlines.feedback));
  await publish(now, period.id);
  if (number === 1) await followUp(now, of);
  return units;
}

/** The last month and the figures of the quarter. */
export async function assess(stage: Stage, of: Of): Promise<ReadonlyMap<string, number>> {
  await fileMonth(stage, of, 2);
  return fileQuarter(stage, of);
}

export async function close(stage: Stage, { id, deadlines }: Pick<Period, 'id' | 'deadlines'>, reader?: string) {
  stage.progress.step('close', 1);
  await stage.travelTo(after(deadlines.assessment));
  await settled(stage, id, reader);
  stage.progress.tick();
}

/** The year of the units and that of the officials, and what comes after both. */
async function endYear(
  stage: Stage,
  { whole, people, year }: { whole: Period; people: Period; year: number },
): Promise<void> {
  const { travelTo, progress } = stage;
  await rateUnits(stage, whole.id);
  await assessOfficials(stage, people.id);
  await close(stage, whole);
  await settled(stage, people.id, 'bao.renshi');
  progress.step('remedies', 4);
  await appeal(stage, people.id);
  progress.tick();
  await travelTo(after(whole.deadlines.feedback));
  await publish(stage, whole.id, { announced: () => remarkOnResults(stage, whole.id) });
  progress.tick();
  await publishOfficials(stage, people.id);
  progress.tick();
  await findFraud(stage, whole.id, year);
  progress.tick();
}

type Creating = {
  type: 'quarter' | 'year' | 'span';
  year: number;
  number?: number;
  start?: string;
  end?: string;
  code?: string;
  name?: { zh: string; en: string };
  owner?: string;
  clocks?: { assessment: number; application: number };
  deadlines?: Partial<Record<'planning' | 'implementation' | 'assessment' | 'feedback', string>>;
};
const countyOffice = 'li.jixiao';
export async function create({ as }: Pick<Stage, 'as'>, body: Creating, by = countyOffice) {
  return (await (await as(by)).call('periods.create', { body })).body;
}

interface Opening {
  scheme: { id: string; version: number };
  groups: string[];
  rollsUp?: Record<string, string>;
}
export async function open(
  { as }: Pick<Stage, 'as'>,
  period: string,
  body: Opening = { scheme: { id: scheme.id, version: 1 }, groups },
  by = countyOffice,
): Promise<void> {
  await (await as(by)).call('periods.open', { params: { period }, body });
}
