import { afterAll, beforeAll, expect, test } from 'vitest';
import { after } from '../../local/demo/stage.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';
import { chinaTime } from '../make/world.ts';
import { library } from '../schemes/golden.ts';
import { acting, type Post, type Sides } from './library.ts';

const golden = (name: string) => library.find((entry) => entry.name === name)!.golden.subjects;
const departments = golden('departments-annual');

let system: System;
const as = (person: string) => system.as(person);
const { setUp, adopt, create, open, agree, assess, closed, resultOf } = acting(as);

async function travelTo(instant: number): Promise<void> {
  await system.clock.travelTo(instant);
  await system.drain();
}

const rater = { role: 'rater' } as const;
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${name}.${at + 1}`);
const raters = { 'city-leaders': numbered('city-leader', 5), departments: numbered('department', 3) };

/** Each department with its leader and clerk; their raters work elsewhere. */
const posts: Post[] = [
  ...departments.flatMap(({ unit }): Post[] => [
    { id: `${unit}.leader`, unit, roles: [{ role: 'unit-leader', unit }] },
    { id: `${unit}.clerk`, unit, roles: [{ role: 'unit-contributor', unit }] },
  ]),
  ...Object.values(raters).flatMap((ids) => ids.map((id): Post => ({ id, unit: 'hall', roles: [rater] }))),
];

const departmentSides = (subject: string): Sides => {
  const unit = subject.replace('unit.', '');
  return { own: `${unit}.clerk`, signs: `${unit}.leader`, assesses: 'zhou.office', leads: `${unit}.leader` };
};

beforeAll(async () => {
  const clock = stillClock(chinaTime('2025-12-20T09:00:00'));
  system = await startSystem({ templatePath: await builtSystem(), directory: temporaryFolder(), clock });
  await setUp([{ id: 'hall' }, ...departments.map(({ unit }) => ({ id: unit, group: 'departments' }))], posts);
});
afterAll(() => system?.stop());

test('the year of the departments comes to the golden results of its scheme', async () => {
  await adopt('departments-annual');
  const { id: period, deadlines } = await create({ type: 'year', year: 2026 });
  await travelTo(chinaTime('2026-01-05T09:00:00'));
  await open(period, { scheme: { id: 'departments-annual', version: 1 }, groups: ['departments'] });
  const assessed = { period, sides: departmentSides, raters, rated: ['leaders-and-peers'] };
  const inputs = departments.map(({ input }) => input);
  for (const input of inputs) await agree(assessed, input);
  await travelTo(after(deadlines.planning));
  await travelTo(after(deadlines.implementation));
  await assess(assessed, inputs);
  await travelTo(after(deadlines.assessment));
  await closed(period);
  for (const { input, expected } of departments)
    expect(await resultOf(period, input.subject), input.subject).toEqual(expected);
});

test('with no call of a function denied', () => {
  expect(system.permissions().denied).toEqual([]);
  expect(system.counters().http.failed).toBe(0);
});
