import { describe, expect, test } from 'vitest';
import { everyPage } from '../../functions/client.ts';
import { csvRows } from '../../functions/imports/reading/text-file.ts';
import type { Section } from '../../shared/domain/scheme/sections.ts';
import { Exact, print, round, sum } from '../../shared/domain/scoring/exact.ts';
import { indicator } from '../domain/scoring/example.ts';
import { withEngine } from '../make/engine.ts';
import { chinaTime } from '../make/world.ts';
import {
  acceptAll,
  allNodes,
  bring,
  city,
  close,
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
const questions = Array.from({ length: 46 }, (_, index) => `B${String(index + 1).padStart(2, '0')}`);

/**
 * The themes by the sections the questions themselves stand in. The measures file calls MT_TS "My manager" (B08–B17) and LM_TS
 * "My team" (B18–B20); its figures are the other way round, in all 111 organisations, so the two are matched by figures.
 */
const themes: Readonly<Record<string, string>> = {
  'My work': 'MW_TS',
  'Organisational objectives and purpose': 'OP_TS',
  'My manager': 'LM_TS',
  'My team': 'MT_TS',
  'Learning and development': 'LD_TS',
  'Inclusion and fair treatment': 'IF_TS',
  'Resources and workload': 'RW_TS',
  'Pay and benefits': 'PB_TS',
  'Leadership and managing change': 'LC_TS',
};
const slug = [{ do: 'slug' as const }];
const organisation = { name: 'unit', from: { column: 'organisation_code', transforms: slug } };
const question = { name: 'question', from: { column: 'measure', transforms: slug } };

const mappings = {
  units: {
    derive: [organisation],
    fields: {
      id: { column: 'unit' },
      'name.zh': { column: 'organisation', transforms: [{ do: 'cut' as const, length: 80 }] },
      'name.en': { column: 'organisation' },
      level: { constant: 'department' },
      group: { constant: 'organisations' },
    },
  },
  indicators: {
    derive: [question],
    skip: [{ column: 'section', isNot: Object.keys(themes), because: 'no question of a theme' }],
    fields: {
      'section.id': { column: 'section', transforms: slug },
      'section.name.en': { column: 'section' },
      'section.points': { constant: '1' },
      'section.combine': { constant: 'weighted-mean' },
      'indicator.id': { column: 'question' },
      'indicator.name.en': { column: 'label' },
      'indicator.kind': { constant: 'key-indicator' },
      'indicator.direction': { constant: 'increase' },
      'indicator.points': { constant: '1' },
      'indicator.frequency': { constant: 'once' },
      'indicator.value': { constant: 'number' },
      'indicator.unitOfMeasure': { constant: '1' },
      'indicator.rule': { constant: { kind: 'imported', fullMark: '1' } },
    },
  },
  goals: {
    derive: [organisation],
    fields: {
      subject: { template: 'unit.{unit}' },
      item: { constant: 'b01' },
      target: { constant: '1' },
      strategy: { constant: 'services' },
      owner: { constant: 'leader' },
    },
  },
  filings: {
    derive: [organisation, question],
    skip: [{ column: 'measure', isNot: questions, because: 'no question of a theme' }],
    fields: {
      subject: { template: 'unit.{unit}' },
      indicator: { column: 'question' },
      slot: { constant: 'period' },
      'given.kind': { constant: 'number' },
      'given.number': { column: 'value', transforms: [{ do: 'number' as const }] },
      source: { constant: 'Civil Service People Survey 2020' },
    },
  },
};

const draft: Section = {
  id: 'draft',
  name: { zh: '草稿', en: 'Draft' },
  points: '9',
  items: 'common',
  combine: 'weighted-mean',
  indicators: [indicator('placeholder', '1', { kind: 'imported', fullMark: '1' })],
};

async function survey() {
  const world = await city(engine());
  const meta = published('uk-people-survey/csps2020_orgscores_meta.csv');
  const measures = published('uk-people-survey/csps2020_orgscores_measures.csv');
  const long = published('uk-people-survey/csps2020_orgscores_long.csv');
  expect(await bring(world, { kind: 'units', file: meta, mapping: mappings.units })).toMatchObject({ good: 111 });
  const listed = await everyPage(
    (query) => world.as('admin').call('organisation.units', { query }),
    (body) => body.units,
  );
  const units = listed.flatMap(({ id, group }) => (group === 'organisations' ? [id] : []));
  await leaderOf(world, units);

  const scheme = plainScheme('people-survey', { sections: [draft], fullMark: '9', missing: 'redistribute' });
  await world.as('office').call('schemes.create', { body: { scheme } });
  const version = { id: scheme.id, version: 1, replace: true };
  const indicators = { kind: 'indicators' as const, file: measures, mapping: mappings.indicators, scheme: version };
  expect(await bring(world, indicators)).toMatchObject({ good: 46, refused: 0 });
  const period = await openQuarter(world, scheme, 'organisations');
  const subjects = subjectsOf(units);
  expect(await bring(world, { kind: 'goals', file: meta, mapping: mappings.goals, period })).toMatchObject({
    good: 111,
  });
  await signAll(world, period, subjects);
  world.clock.now = chinaTime('2026-08-03T09:00:00');
  expect(await bring(world, { kind: 'filings', file: long, mapping: mappings.filings, period })).toMatchObject({
    good: 111 * 46,
    refused: 0,
    skipped: { 'no question of a theme': 111 * (95 - 46) },
  });
  await acceptAll(world, period, subjects);
  await close(world);
  return { world, period, subjects, long };
}

/** What the file says, by subject and measure. */
function figures(long: Buffer): Map<string, string> {
  const rows = [...csvRows(long.toString('utf8'), { delimiter: ',', headingRow: 1 })].slice(1);
  return new Map(
    rows.map(([code = '', measure = '', value = '']) => [
      `unit.${code.toLowerCase().replaceAll('_', '-')} ${measure}`,
      value,
    ]),
  );
}

describe.skipIf(!present)('the themes of the UK people survey (skipped where ../shared/data is absent)', () => {
  test('are the plain means of their questions in every organisation', { timeout: 120_000 }, async () => {
    const { world, period, subjects, long } = await survey();
    const given = figures(long);
    const hundredth = Exact.of('0.01');
    let same = 0;
    let compared = 0;
    for (const subject of subjects) {
      const sheet = await sheetOf(world, period, subject);
      for (const node of allNodes(sheet.trace).filter(({ what }) => what === 'section')) {
        const shares = node.parts.map(({ id }) => Exact.of(given.get(`${subject} ${id.toUpperCase()}`)!));
        const mean = sum(shares).dividedBy(Exact.whole(shares.length));
        expect(node.exact).toBe(print(mean));
        const theme = Exact.of(given.get(`${subject} ${themes[node.name.en]}`)!);
        const off = theme.minus(mean);
        const apart = off.sign() < 0 ? off.negated() : off;
        // Questions are published rounded to 0.01, so their mean is known to ±0.005, and the theme was rounded once more.
        expect(
          apart.compare(hundredth),
          `${subject} ${node.id}: ${print(mean)} is published as ${print(theme)}`,
        ).not.toBe(1);
        if (round(mean, 2, 'half-up').compare(theme) === 0) same += 1;
        compared += 1;
      }
    }
    expect(compared).toBe(111 * 9);
    expect(same).toBe(868);
  });
});
