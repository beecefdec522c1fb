import { describe, expect, test } from 'vitest';
import { everyPage } from '../../functions/client.ts';
import { withEngine } from '../make/engine.ts';
import { chinaTime } from '../make/world.ts';
import {
  bring,
  city,
  leaderOf,
  openQuarter,
  plainScheme,
  present,
  published,
  signAll,
  subjectsOf,
} from './importing.ts';

const engine = withEngine();
const figure = [{ do: 'number' as const }, { do: 'significant' as const, digits: 15 }];
/** Words for "none" in columns that need not be filled; in the target they stay refusals, each with its row. */
const nothing = {
  do: 'blank-if' as const,
  equals: ['New Meas.', 'No Data', 'No Session', 'No Election', 'No Cadet Class'],
};
/** A name stands on one line; three of these are broken, as a spreadsheet keeps a break that a text file has no sign for. */
const onOneLine = [
  { do: 'replace' as const, from: '_x000D_', to: '' },
  { do: 'replace' as const, from: '\n', to: ' ' },
];
const department = { name: 'unit', from: { column: 'DEPT_CD', transforms: [{ do: 'slug' as const }] } };

const mappings = {
  units: {
    derive: [department],
    fields: {
      id: { column: 'unit' },
      'name.en': { column: 'dept_name' },
      level: { constant: 'department' },
      group: { constant: 'departments' },
    },
  },
  /** Every department has measures of its own. The file has no direction and no unit of measure: both are declared. */
  goals: {
    derive: [department],
    fields: {
      subject: { template: 'unit.{unit}' },
      item: { template: 'm{MEASURE_ID}' },
      target: { column: 'PFY1_AMENDED', transforms: figure },
      strategy: { constant: 'services' },
      owner: { constant: 'leader' },
      evidencePlan: { column: 'DATA_SOURCE', transforms: [{ do: 'cut' as const, length: 400 }] },
      'own.section': { constant: 'measures' },
      'own.indicator.id': { template: 'm{MEASURE_ID}' },
      'own.indicator.name.en': { column: 'MEASURE_NAME', transforms: onOneLine },
      'own.indicator.kind': {
        choose: 'KEY_PERFORMANCE',
        from: { '1': 'key-indicator' },
        otherwise: 'main-goal',
      },
      'own.indicator.direction': { constant: 'increase' },
      'own.indicator.unitOfMeasure': { constant: '(unstated)' },
      'own.indicator.standard': { column: 'MEASURE_DESCRIPTION' },
      'own.indicator.points': { constant: '1' },
      'own.indicator.frequency': { constant: 'once' },
      'own.indicator.value': { constant: 'number' },
      'own.indicator.rule': { constant: { kind: 'ratio', cap: null, whenZero: 'missing' } },
    },
  },
  filings: {
    derive: [department],
    skip: [{ column: 'PFY1_ACTUAL', is: ['0'], because: '0 is written for zero and for not entered' }],
    fields: {
      subject: { template: 'unit.{unit}' },
      indicator: { template: 'm{MEASURE_ID}' },
      slot: { constant: 'period' },
      'given.kind': {
        choose: 'PFY1_ACTUAL',
        from: { 'No Data': 'no-data', 'New Meas.': 'not-applicable' },
        otherwise: 'number',
      },
      'given.reason': { choose: 'PFY1_ACTUAL', from: { 'No Data': 'No Data' }, otherwise: null },
      'given.ground': { choose: 'PFY1_ACTUAL', from: { 'New Meas.': 'New measure' }, otherwise: null },
      'given.number': { column: 'PFY1_ACTUAL', transforms: [nothing, ...figure] },
      source: { constant: 'ePerf, City of Austin' },
    },
  },
};

async function austin() {
  const world = await city(engine());
  const departments = published('austin/departments.csv');
  expect(await bring(world, { kind: 'units', file: departments, mapping: mappings.units })).toMatchObject({ good: 37 });
  const listed = await everyPage(
    (query) => world.as('admin').call('organisation.units', { query }),
    (body) => body.units,
  );
  const units = listed.flatMap(({ id, group }) => (group === 'departments' ? [id] : []));
  await leaderOf(world, units);
  const own = { items: 'specific' as const, combine: 'weighted-mean' as const, minItems: 1, maxItems: 200 };
  const sections = [{ id: 'measures', name: { zh: '指标', en: 'Measures' }, points: '100', ...own }];
  const scheme = plainScheme('eperf', { sections, fullMark: '100', missing: 'redistribute' });
  await world.as('office').call('schemes.create', { body: { scheme } });
  const period = await openQuarter(world, scheme, 'departments');
  return { world, period, subjects: subjectsOf(units) };
}

describe.skipIf(!present)("Austin's 1,716 measures (skipped where ../shared/data is absent)", () => {
  test('come in with every refused row explained', { timeout: 120_000 }, async () => {
    const { world, period, subjects } = await austin();
    const file = published('austin/eperf_2016.csv');
    const mode = 'accept-good-rows' as const;
    const goals = await bring(world, { kind: 'goals', file, mapping: mappings.goals, period, mode });
    expect(goals.rows).toBe(1716);
    expect(goals).toMatchObject({ good: 1548, refused: 168, unchanged: 0 });
    expect(wordsOf(goals.checked)).toEqual({
      'New Meas.': 87,
      'No Goal': 65,
      Yes: 6,
      AAA: 2,
      AA: 2,
      'AA-': 1,
      Aaa: 1,
      Aa1: 1,
      // No target at all: the rule has nothing to hold the figure against.
      '': 3,
    });
    const rating = goals.checked.find(({ value }) => value === 'AAA');
    expect(rating).toMatchObject({
      column: 'PFY1_AMENDED',
      field: 'target',
      code: 'quantities.not-a-number',
      zh: '“AAA”不是数值。',
      en: '"AAA" is not a number.',
    });
    expect(rating?.row).toBeGreaterThan(1);

    const workbook = published('austin/2016_EPERF_DOWNLOAD_9-22-16.xlsx');
    await signAll(world, period, subjects);
    world.clock.now = chinaTime('2026-08-03T09:00:00');
    const filings = await bring(world, {
      kind: 'filings',
      file: workbook,
      type: 'xlsx',
      mapping: mappings.filings,
      period,
      mode,
    });
    expect(filings.good + filings.refused + 80).toBe(1716);
    expect(filings).toMatchObject({ skipped: { '0 is written for zero and for not entered': 80 } });
    expect(wordsOf(filings.checked.filter(({ code }) => code === 'quantities.not-a-number'))).toEqual({
      Yes: 6,
      AAA: 2,
      AA: 2,
      'AA-': 1,
      Aaa: 1,
      Aa1: 1,
      No: 1,
    });
    // Figures of measures whose goal was refused have nothing to be filed for.
    expect(filings).toMatchObject({ good: 1478, refused: 158 });
    expect(filings.reasons).toEqual({
      'progress.unknown-indicator': 143,
      'quantities.not-a-number': 14,
      'imports.required': 1,
    });
  });
});

const wordsOf = (faults: readonly { value?: string | undefined }[]) =>
  Object.fromEntries([...Map.groupBy(faults, ({ value }) => value ?? '')].map(([word, { length }]) => [word, length]));
