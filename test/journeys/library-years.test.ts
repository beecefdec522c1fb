import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { after, each } from '../../local/demo/stage.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';
import { chinaTime } from '../make/world.ts';
import type { ScoringInput } from '../../shared/domain/scoring/input.ts';
import { library } from '../schemes/golden.ts';
import { acting, type Post, type Sides } from './library.ts';

const golden = (name: string) => library.find((entry) => entry.name === name)!.golden.subjects;
type Golden = ReturnType<typeof golden>[number];
const departments = golden('departments-annual');
const officials = golden('civil-servants-annual');
const before = golden('civil-servants-quarterly');

let system: System;
const as = (person: string) => system.as(person);
const { setUp, place, adopt, create, open, read, enrol, agree, assess, closed, approve, resultOf } = acting(as);

async function travelTo(instant: number): Promise<void> {
  await system.clock.travelTo(instant);
  await system.drain();
}

const rater = { role: 'rater' } as const;
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${name}.${at + 1}`);
const raters = {
  'city-leaders': numbered('city-leader', 5),
  departments: numbered('department', 3),
  leadership: numbered('city-head', 5),
  superior: numbered('superior', 3),
  colleagues: numbered('colleague', 20),
  served: numbered('served', 30),
};

const research = 'research-office';
const judge = `${research}.leader`;
const idOf = (subject: string) => subject.replace('official.', '');
const official = (subject: string, group = ''): Post => ({ id: idOf(subject), unit: research, group });

/** Who leads the city is superior to everybody in it, colleagues are of the unit itself, and all other raters work elsewhere. */
const ratersOf = (group: keyof typeof raters): Post[] =>
  raters[group].map((id) => {
    if (group === 'leadership' || group === 'superior')
      return { id, unit: 'hall', roles: [rater, { role: 'unit-leader', unit: 'city' }] };
    return { id, unit: group === 'colleagues' ? research : 'hall', roles: [rater] };
  });

/** Each department with its leader and clerk; one office whose officials are assessed. */
const posts: Post[] = [
  ...departments.flatMap(({ unit }): Post[] => [
    { id: `${unit}.leader`, unit, roles: [{ role: 'unit-leader', unit }] },
    { id: `${unit}.clerk`, unit, roles: [{ role: 'unit-contributor', unit }] },
  ]),
  { id: judge, unit: research, roles: [{ role: 'unit-leader', unit: research }] },
  ...officials.map(({ input }) => official(input.subject)),
  ...Object.keys(raters).flatMap((group) => ratersOf(group as keyof typeof raters)),
];

const departmentSides = (subject: string): Sides => {
  const unit = subject.replace('unit.', '');
  return { own: `${unit}.clerk`, signs: `${unit}.leader`, assesses: 'zhou.office', leads: `${unit}.leader` };
};

/** Officials lay down and file what is theirs; whoever leads their unit signs with them. */
const officialSides = (subject: string): Sides => {
  const own = idOf(subject);
  return { own, signs: own, assesses: judge, leads: judge };
};

/** A quarter that scores so much by its rules: full marks for all but the tasks, of which 55 points are to be had. */
function quarterScoring(subject: string, score: string): ScoringInput {
  const [{ input }] = before as [(typeof before)[number]];
  const [section] = input.agreement.specific;
  const tasks = { ...section!.indicators[0]!, id: 'tasks', points: '55' };
  const figures = { tasks: String((Number(score) - 45) * 10), discipline: '0', attendance: '0', study: '5' };
  return {
    ...input,
    subject,
    agreement: {
      ...input.agreement,
      goals: [{ item: 'tasks', target: '550' }],
      specific: [{ section: section!.section, indicators: [tasks] }],
    },
    filed: Object.entries(figures).map(([item, number]) => ({
      state: 'filed',
      item,
      value: { kind: 'number', number },
      source: { id: item, hash: '' },
    })),
    tallies: ['superior', 'colleagues', 'served'].map((group) => ({
      ...input.tallies[0]!,
      group,
      votes: { good: 1 },
    })),
    adjustments: [],
    vetoes: [],
  };
}

/** What every official who took part in a quarter has to do in it. */
const quarterInputs = (quarter: string): ScoringInput[] =>
  officials.flatMap(({ input }) =>
    input.periods.flatMap(({ period, score }) => (period === quarter ? [quarterScoring(input.subject, score)] : [])),
  );

beforeAll(async () => {
  const clock = stillClock(chinaTime('2025-06-20T09:00:00'));
  system = await startSystem({ templatePath: await builtSystem(), directory: temporaryFolder(), clock });
  const assessed = departments.map(({ unit }) => ({ id: unit, group: 'departments' }));
  await setUp([{ id: 'hall' }, { id: research }, ...assessed], posts);
  await adopt('civil-servants-quarterly');
});
afterAll(() => system?.stop());

const pinned = (id: string) => ({ scheme: { id, version: 1 } });
type Period = Awaited<ReturnType<typeof create>>;

/** The figures, votes and lines of a quarter, until it is closed by the schedule. */
async function endQuarter({ id: period, deadlines }: Period, inputs: readonly ScoringInput[]): Promise<void> {
  await assess({ ...ofQuarter, period }, inputs);
  await travelTo(after(deadlines.assessment));
  await closed(period);
}
const ofQuarter = { sides: officialSides, raters, rated: ['votes'] };

async function beginQuarter({ id: period }: Period, inputs: readonly ScoringInput[]): Promise<void> {
  await open(period, { ...pinned('civil-servants-quarterly'), groups: ['officials'] });
  await each(inputs, (input) => agree({ ...ofQuarter, period }, input));
}

/** Objections may be made for thirty days after a close; nobody makes one. */
async function approved(period: string): Promise<void> {
  await travelTo(after((await read(period)).deadlines.feedback));
  await approve(period);
}

async function compare(period: string, subjects: readonly Golden[]): Promise<void> {
  for (const { input, expected } of subjects)
    expect(await resultOf(period, input.subject), input.subject).toEqual(expected);
}

test('a quarter of the officials comes to the golden results of its scheme', { timeout: 60_000 }, async () => {
  await place(before.map(({ input }) => official(input.subject, 'officials')));
  const period = await create({ type: 'quarter', year: 2025, number: 3 });
  await travelTo(chinaTime('2025-07-01T09:00:00'));
  const inputs = before.map(({ input }) => input);
  await beginQuarter(period, inputs);
  await travelTo(after(period.deadlines.implementation));
  await endQuarter(period, inputs);
  await compare(period.id, before);
});

describe('a year of departments and officials', () => {
  const ofDepartments = { period: '2026', sides: departmentSides, raters, rated: ['leaders-and-peers'] };
  const rated = ['democratic-votes', 'annual-report'];
  const common = { item: 'training-hours', target: '90', unitOfMeasure: '学时' };
  const ofOfficials = { period: '2026-officials', sides: officialSides, raters, rated, common };
  const inputsOf = (subjects: readonly Golden[]) => subjects.map(({ input }) => input);
  const newcomer = 'official.zhou-ming';

  beforeAll(async () => {
    await adopt('departments-annual');
    await adopt('civil-servants-annual');
    const whole = await create({ type: 'year', year: 2026 });
    await create({ type: 'year', year: 2026, code: 'officials' });
    const quarters: Period[] = [];
    for (const number of [1, 2, 3, 4]) quarters.push(await create({ type: 'quarter', year: 2026, number }));
    const rollsUp = Object.fromEntries(quarters.map(({ id, number }) => [`q${number}`, id]));
    // One of them is away for half a year.
    await place(officials.map(({ input: { subject } }) => official(subject, subject === newcomer ? '-' : 'officials')));

    await travelTo(chinaTime('2026-01-04T09:00:00'));
    await open('2026', { ...pinned('departments-annual'), groups: ['departments'] });
    await open('2026-officials', { ...pinned('civil-servants-annual'), groups: ['officials'], rollsUp });
    await each(inputsOf(departments), (input) => agree(ofDepartments, input));
    const present = inputsOf(officials).filter(({ subject }) => subject !== newcomer);
    await each(present, (input) => agree(ofOfficials, input));
    for (const [at, period] of quarters.entries()) {
      if (at === 2) {
        await place([official(newcomer, 'officials')]);
        await enrol('2026-officials', newcomer);
        await agree(ofOfficials, officials.find(({ input }) => input.subject === newcomer)!.input);
      }
      await beginQuarter(period, quarterInputs(`q${at + 1}`));
      const last = quarters[at - 1];
      if (last) {
        await endQuarter(last, quarterInputs(`q${at}`));
        await approved(last.id);
      }
      await travelTo(after(period.deadlines.implementation));
    }
    await assess(ofDepartments, inputsOf(departments));
    await assess(ofOfficials, inputsOf(officials));
    await endQuarter(quarters[3]!, quarterInputs('q4'));
    await travelTo(after(whole.deadlines.assessment));
    await closed('2026');
  }, 300_000);

  test('comes for the departments to the golden results of their scheme', async () => {
    await compare('2026', departments);
  });

  test('comes for the officials to those of theirs, once the last quarter is approved that it waits for', async () => {
    const waiting = await read('2026-officials');
    expect(waiting.awaits).toMatchObject([{ part: 'q4', period: '2026-q4' }]);
    await approved('2026-q4');
    await travelTo(system.clock.now() + 3_600_000);
    await closed('2026-officials');
    await compare('2026-officials', officials);
  });
});

test('with no call of a function denied', () => {
  expect(system.permissions().denied).toEqual([]);
  expect(system.counters().http.failed).toBe(0);
});
