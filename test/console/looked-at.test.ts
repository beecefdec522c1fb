import { describe, expect, test } from 'vitest';
import {
  countsOf,
  everything,
  headingsOf,
  lookedAt,
  percent,
  type Colour,
  type Subject,
} from '../../console/pages/progress/looked-at.ts';

const item = (indicator: string, light: Colour, more: object = {}): Subject['items'][number] => ({
  indicator,
  name: { zh: indicator, en: indicator },
  light,
  reached: null,
  due: null,
  actual: null,
  target: null,
  baseline: null,
  asOf: null,
  counts: false,
  forecast: null,
  ...more,
});

function subject(id: string, items: Subject['items']): Subject {
  const of = (light: Colour) => items.filter((one) => one.light === light).length;
  const lights = { green: of('green'), amber: of('amber'), red: of('red'), 'no-data': of('no-data') };
  return { subject: id, name: { zh: id, en: id }, unit: id, group: 'towns', lights, items };
}

const county = [
  subject('a', [item('roads', 'green'), item('water', 'amber', { strategy: 'livelihood' })]),
  subject('b', [item('roads', 'red', { card: { state: 'yellow', slot: '2026-01' } }), item('temple', 'red')]),
  subject('c', [item('roads', 'red'), item('water', 'green', { strategy: 'livelihood' })]),
];
const names = (subjects: readonly Subject[]) => subjects.map((one) => one.subject);

describe('the matrix of subjects and items', () => {
  test('has a column for what several subjects have, and one for all that is of one alone', () => {
    expect(headingsOf(county).map(({ indicator }) => indicator)).toEqual(['roads', 'water']);
    expect(headingsOf(county.slice(1, 2)).map(({ indicator }) => indicator)).toEqual(['roads', 'temple']);
  });

  test('shows the most red first, and of a light, a card or a strategy item whoever has any', () => {
    expect(names(lookedAt(county, everything))).toEqual(['b', 'c', 'a']);
    expect(names(lookedAt(county, { ...everything, order: 'by-group' }))).toEqual(['a', 'b', 'c']);
    expect(names(lookedAt(county, { ...everything, light: 'carded' }))).toEqual(['b']);
    expect(names(lookedAt(county, { ...everything, strategy: 'livelihood' }))).toEqual(['c', 'a']);
  });

  test('counts the lights of what the other filters leave, whichever light is looked at', () => {
    const counts = { all: 6, red: 3, amber: 1, green: 2, 'no-data': 0, carded: 1 };
    expect(countsOf(county, { ...everything, light: 'green' })).toEqual(counts);
    expect(countsOf(county, { ...everything, indicator: 'roads' })).toMatchObject({ all: 3, red: 2 });
  });

  test('tells a part in whole per cent, and no more digits than a cell holds', () => {
    expect(['0.633', '-0.8571', '134.5932', null].map(percent)).toEqual(['63%', '-86%', '>999%', undefined]);
  });
});
