import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { everyPage } from '../../functions/client.ts';
import { csvRows } from '../../functions/imports/reading/text-file.ts';
import { indicator } from '../domain/scoring/example.ts';
import { withEngine } from '../make/engine.ts';
import { chinaTime } from '../make/world.ts';
import {
  type City,
  acceptAll,
  bring,
  city,
  close,
  itemsOf,
  leaderOf,
  openQuarter,
  plainScheme,
  present,
  published,
  sheetOf,
  signAll,
  subjectsOf,
} from './importing.ts';

const engine = withEngine();
const horizons = ['day', 'week', 'month', 'quarter'];
const against = {
  target: 'sum(numerator_value)/sum(denominator_value)/target',
  averaged: 'average(sum(numerator_value)/sum(denominator_value))/target',
  median: 'target / median',
  fewer: 'historical_average / current_average',
  more: 'current_average / historical_average',
};
/** The survey is published twice for each day, under one name: the second of a day is another series. */
const derive = [
  { name: 'date', from: { column: 'score_calculated_ts', transforms: [{ do: 'split' as const, by: ' ', take: 0 }] } },
  { name: 'metric', from: { column: 'metric_name', transforms: [{ do: 'slug' as const }] } },
  { name: 'series', from: { occurrence: ['metric_name', 'date', 'horizon'] } },
];
const unpivot = {
  by: 'groups' as const,
  groups: horizons.map((horizon) => ({
    columns: {
      score: `${horizon}_score`,
      numerator: `${horizon}_numerator`,
      denominator: `${horizon}_denominator`,
    },
    values: { horizon },
  })),
};
const item = { template: '{metric}-{series}.{horizon}' };
const subject = { template: 'unit.{date}' };
const uncapped = { kind: 'ratio', cap: null, whenZero: 'missing' };

const mappings = {
  units: {
    derive: derive.slice(0, 1),
    fields: {
      id: { column: 'date' },
      'name.en': { template: 'CityScore of {date}' },
      level: { constant: 'city' },
      group: { constant: 'snapshots' },
    },
  },
  indicators: {
    unpivot,
    derive,
    skip: [{ column: 'date', isNot: ['2026-03-25'], because: 'the same metrics as on the first day' }],
    fields: {
      'section.id': { column: 'horizon' },
      'section.name.en': { column: 'horizon' },
      'section.points': { constant: '25' },
      'section.combine': { constant: 'weighted-mean' },
      'indicator.id': item,
      'indicator.name.en': { template: '{metric_name} ({series}), {horizon}' },
      'indicator.kind': { constant: 'key-indicator' },
      'indicator.direction': {
        choose: 'metric_logic',
        from: { [against.fewer]: 'decrease', [against.median]: 'decrease' },
        otherwise: 'increase',
      },
      'indicator.unitOfMeasure': { constant: '1' },
      'indicator.points': { constant: '1' },
      'indicator.frequency': { constant: 'once' },
      'indicator.value': {
        choose: 'metric_logic',
        from: { [against.target]: 'fraction', [against.averaged]: 'fraction' },
        otherwise: 'number',
      },
      'indicator.target': { column: 'target' },
      'indicator.rule': { constant: uncapped },
    },
  },
  goals: {
    unpivot,
    derive,
    skip: [
      { column: 'metric_logic', isNot: [against.fewer, against.more], because: 'the target is the same every day' },
    ],
    fields: {
      subject,
      item,
      target: { pick: 'metric_logic', columns: { [against.fewer]: 'numerator', [against.more]: 'denominator' } },
      evidencePlan: { constant: 'CityScore' },
      strategy: { constant: 'services' },
      owner: { constant: 'leader' },
    },
  },
  filings: {
    unpivot,
    derive,
    skip: [{ column: 'score', is: 'blank' as const, because: 'no activity' }],
    fields: {
      subject,
      indicator: item,
      slot: { constant: 'period' },
      'given.kind': { choose: 'metric_logic', from: { [against.target]: 'fraction' }, otherwise: 'number' },
      'given.numerator': { pick: 'metric_logic', columns: { [against.target]: 'numerator' } },
      'given.denominator': { pick: 'metric_logic', columns: { [against.target]: 'denominator' } },
      'given.number': {
        pick: 'metric_logic',
        columns: { [against.fewer]: 'denominator', [against.more]: 'numerator', [against.median]: 'denominator' },
      },
      source: { constant: 'data.boston.gov' },
    },
  },
};

interface Cell {
  readonly score: string;
  readonly numerator: string;
  readonly denominator: string;
}

/** The published cells by subject and item. */
function publishedCells(file: Buffer): Map<string, Cell> {
  const [headings = [], ...rows] = [...csvRows(file.toString('utf8'), { delimiter: ',', headingRow: 1 })];
  const cells = new Map<string, Cell>();
  const times = new Map<string, number>();
  for (const row of rows) {
    const of = (heading: string) => row[headings.indexOf(heading)] ?? '';
    const date = of('score_calculated_ts').split(' ')[0]!;
    const metric = of('metric_name')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/-$/, '');
    const series = (times.get(`${metric} ${date}`) ?? 0) + 1;
    times.set(`${metric} ${date}`, series);
    for (const horizon of horizons) {
      const [score, numerator, denominator] = ['score', 'numerator', 'denominator'].map((name) =>
        of(`${horizon}_${name}`),
      );
      if (score)
        cells.set(`unit.${date} ${metric}-${series}.${horizon}`, {
          score,
          numerator: numerator!,
          denominator: denominator!,
        });
    }
  }
  return cells;
}

const Precise = Decimal.clone({ precision: 28 });
const ratio = (over: string, under: string) => new Precise(over.replace('…', '')).div(under.replace('…', ''));

/** Half a unit of the last digit a figure was published with, relative to it; counts (873.0) are exact. */
function cut(text: string): Decimal {
  const number = new Precise(text);
  const digits = text.replace(/^0\.0*|\D/g, '').length;
  return digits < 14
    ? new Precise(0)
    : new Precise(10)
        .pow(number.e - digits + 1)
        .div(2)
        .div(number);
}

/** Publishing cuts numerator, denominator and score at 15 digits, and divides binary doubles: 53 bits, three operations. */
function couldBe(share: Decimal, { score, numerator, denominator }: Cell): boolean {
  const inDoubles = new Precise(2).pow(-53).times(3);
  const shown = new Precise(10)
    .pow(new Precise(score).e - 14)
    .div(2)
    .div(score);
  const off = share.minus(score).abs().div(share);
  return off.lte(cut(numerator).plus(cut(denominator)).plus(shown).plus(inDoubles));
}

async function boston(): Promise<{ world: City; period: string; subjects: string[] }> {
  const world = await city(engine());
  const file = published('boston/current_full_metrics_clean.csv');
  const units = await bring(world, { kind: 'units', file, mapping: mappings.units });
  expect(units).toMatchObject({ good: 5, refused: 0 });
  const listed = await everyPage(
    (query) => world.as('admin').call('organisation.units', { query }),
    (body) => body.units,
  );
  const days = listed.flatMap(({ id, group }) => (group === 'snapshots' ? [id] : []));
  await leaderOf(world, days);

  const placeholder = indicator('placeholder', '1', { kind: 'ratio', cap: null, whenZero: 'missing' });
  const sections = [
    {
      id: 'draft',
      name: { zh: '草稿', en: 'Draft' },
      points: '100',
      items: 'common' as const,
      combine: 'weighted-mean' as const,
      indicators: [placeholder],
    },
  ];
  const scheme = plainScheme('cityscore', { sections, fullMark: '100', missing: 'redistribute' });
  await world.as('office').call('schemes.create', { body: { scheme } });
  const draft = { id: 'cityscore', version: 1, replace: true };
  const indicators = await bring(world, { kind: 'indicators', file, mapping: mappings.indicators, scheme: draft });
  expect(indicators).toMatchObject({ good: 92, refused: 0 });

  const period = await openQuarter(world, scheme, 'snapshots');
  const subjects = subjectsOf(days);
  expect(await bring(world, { kind: 'goals', file, mapping: mappings.goals, period })).toMatchObject({
    good: 5 * 6 * 4,
    refused: 0,
  });
  await signAll(world, period, subjects);
  world.clock.now = chinaTime('2026-08-03T09:00:00');
  expect(await bring(world, { kind: 'filings', file, mapping: mappings.filings, period })).toMatchObject({
    good: 328,
    refused: 0,
    skipped: { 'no activity': 115 * 4 - 328 },
  });
  await acceptAll(world, period, subjects);
  await close(world);
  return { world, period, subjects };
}

describe.skipIf(!present)('the scores Boston publishes (skipped where ../shared/data is absent)', () => {
  test(
    'come out of a scheme, agreements and filings that were imported, cell by cell',
    { timeout: 60_000 },
    async () => {
      const { world, period, subjects } = await boston();
      const cells = publishedCells(published('boston/current_full_metrics_clean.csv'));
      expect(cells.size).toBe(328);
      const lastDigit: string[] = [];
      let scored = 0;
      for (const subject of subjects) {
        for (const { id, state, exact, weight } of itemsOf(await sheetOf(world, period, subject))) {
          const name = `${subject} ${id}`;
          const cell = cells.get(name);
          expect(state, name).toBe(cell ? 'scored' : 'redistributed');
          if (!cell) continue;
          scored += 1;
          const share = ratio(exact!, weight!);
          if (share.toSignificantDigits(15).equals(cell.score)) continue;
          lastDigit.push(name);
          expect(couldBe(share, cell), `${name}: ${share.toFixed()} is published as ${cell.score}`).toBe(true);
        }
      }
      expect(scored).toBe(328);
      // Averages are published cut at 15 digits: no arithmetic gives back what was cut.
      expect(lastDigit).toHaveLength(46);
    },
  );
});
