import { describe, expect, test } from 'vitest';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { indicator } from '../../domain/scoring/example.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { agreedScheme, county, implementing, params, subject, type County } from '../goals/stage.ts';
import { file } from './acts.ts';

const engine = withEngine();
const noon = chinaTime('2026-08-15T12:00:00');

async function lit(world: County, query: object = {}, by = 'office') {
  const { body } = await world.as(by).call('progress.lights', { params: { period }, query });
  return body.subjects;
}
const itemOf = async (world: County, id: string) =>
  (await lit(world)).find((one) => one.subject === subject)?.items.find((item) => item.indicator === id);
/** From 200 to 300 in the quarter's 92 days. */
const visits = (world: County, number: string, more = {}) =>
  world.as('clerk').call('progress.file', {
    params,
    body: {
      indicator: 'visits',
      slot: 'period',
      given: { kind: 'number', number },
      source: '走访台账',
      evidence: [],
      ...more,
    },
  });

describe('the lights of a period', () => {
  test('hold what is filed, checked or not, against the days it speaks of', async () => {
    const world = await implementing(engine());
    world.clock.now = noon;
    await visits(world, '250');
    expect(await itemOf(world, 'visits')).toMatchObject({
      light: 'green',
      strategy: 'climate',
      reached: '0.5',
      due: '0.5',
      actual: '250',
      target: '300',
      baseline: '200',
      asOf: '2026-08-15',
      counts: false,
      forecast: { by: 'linear', figure: '300' },
    });
    world.clock.now = chinaTime('2026-09-20T12:00:00');
    expect(await itemOf(world, 'visits')).toMatchObject({ light: 'green', asOf: '2026-08-15' });
    await visits(world, '251');
    expect(await itemOf(world, 'visits')).toMatchObject({ light: 'red', reached: '0.51', asOf: '2026-09-20' });
  });

  test('carry the heaviest card that is shown for their item', async () => {
    const world = await implementing(engine());
    const responsible = { side: subject };
    for (const [slot, state] of [
      ['2026-07', 'red'],
      ['2026-08', 'yellow'],
    ])
      await recorded(world, subject, 'cards', 'progress.card', { indicator: 'online', slot, state, responsible });
    expect(await itemOf(world, 'online')).toMatchObject({ card: { state: 'red', slot: '2026-07' } });
    expect((await itemOf(world, 'visits'))?.card).toBeUndefined();
  });

  test('say why there is none: nothing filed for a month that is due, no data, nothing to compare with', async () => {
    const world = await implementing(engine());
    world.clock.now = noon;
    expect(await itemOf(world, 'online')).toMatchObject({ light: 'no-data', why: 'not-filed', actual: null });
    await file(world, { given: { kind: 'no-data', reason: '平台停机检修' } });
    expect(await itemOf(world, 'online')).toMatchObject({ light: 'no-data', why: 'no-data' });
    await file(world, { indicator: 'complaints', slot: 'period', given: { kind: 'number', number: '3' } });
    expect(await itemOf(world, 'complaints')).toMatchObject({ light: 'no-data', why: 'no-target' });
    expect(await itemOf(world, 'service')).toBeUndefined();
  });

  test('come with the score of the forecast by the engine that scores, for the bodies and not for a leader', async () => {
    const world = await implementing(engine());
    world.clock.now = noon;
    await visits(world, '240');
    const own = (await lit(world)).find((one) => one.subject === subject);
    expect(own).toMatchObject({
      forecast: { earned: '32.00', of: '40', score: null },
      lights: { green: 0, amber: 1, red: 0, 'no-data': 2 },
    });
    const [led] = await lit(world, { light: 'amber' }, 'leader');
    expect(led).toMatchObject({ subject });
    expect(led).not.toHaveProperty('forecast');
    const open = await implementing(engine(), undefined, { preview: 'subject' });
    expect((await lit(open, {}, 'leader'))[0]).toHaveProperty('forecast');
  });

  test('are narrowed by unit, indicator, strategy item and colour, page by page, and shown to a leader of the own units only', async () => {
    const world = await implementing(engine());
    world.clock.now = noon;
    await enrol(world, 'unit.finance');
    await visits(world, '205');
    const names = async (query: object, by?: string) => (await lit(world, query, by)).map((one) => one.subject);
    expect(await names({ light: 'red' })).toEqual([subject]);
    expect(await names({ strategy: 'climate' })).toEqual([subject]);
    expect(await names({ indicator: 'visits' })).toEqual([subject]);
    expect(await names({ unit: 'finance' })).toEqual(['unit.finance']);
    expect(await names({ light: 'green' })).toEqual([]);
    expect(await names({}, 'leader')).toEqual(['official.officer', subject]);
    expect(await names({}, 'stranger')).toEqual(['unit.finance']);
    const first = await world.as('office').call('progress.lights', { params: { period }, query: { limit: 1 } });
    expect(first.body.next).toBeDefined();
    expect(await refused(lit(world, {}, 'clerk'))).toBe('access.role');
  });

  test('are there from implementation until the close', async () => {
    expect(await refused(lit(await county(engine())))).toBe('phase.not-now');
  });
});

describe('a forecast of the subject itself', () => {
  const falling = { direction: 'decrease', target: '20', frequency: 'month', over: 'sum' } as const;
  const asked = (light: object): Scheme['sections'] =>
    agreedScheme.sections.map((section) => {
      if (section.items !== 'common') return section;
      const complaints = indicator('complaints', '10', { kind: 'ratio', whenZero: 'full' }, { ...falling, ...light });
      return {
        ...section,
        indicators: section.indicators.map((one) => (one.id === complaints.id ? complaints : one)),
      };
    });
  const given = { kind: 'number', number: '6' } as const;
  const forecast = { figure: '25', statement: '国庆前后投诉通常集中，预计全季25件' };
  const filing = { indicator: 'complaints', given, forecast };

  test('stands with its statement where the scheme asks for it, and is scored', async () => {
    const light = { light: { amber: '0.9', red: '0.7', forecast: 'as-filed' } };
    const world = await implementing(engine(), undefined, { sections: asked(light) });
    expect(await itemOf(world, 'complaints')).toMatchObject({ why: 'not-filed' });
    await file(world, { indicator: 'complaints', given });
    expect(await itemOf(world, 'complaints')).toMatchObject({ light: 'green', forecast: null });
    await file(world, filing);
    expect(await itemOf(world, 'complaints')).toMatchObject({ forecast: { by: 'as-filed', ...forecast } });
    const own = (await lit(world)).find((one) => one.subject === subject);
    expect(own?.forecast).toMatchObject({ earned: '8.00', of: '10' });
  });

  test('is told by nobody else of what is filed once: that is the figure of the whole period, however early', async () => {
    const once = { frequency: 'quarter', over: 'last', direction: 'increase', unitOfMeasure: '家' };
    const world = await implementing(engine(), undefined, { sections: asked(once) });
    await file(world, {
      indicator: 'complaints',
      slot: 'period',
      given: { kind: 'fraction', numerator: '17', denominator: '3' },
    });
    expect(await itemOf(world, 'complaints')).toMatchObject({
      light: 'red',
      reached: '0.2833',
      due: '1',
      actual: '5.6667',
      asOf: '2026-09-30',
      forecast: { by: 'linear', figure: '5.6667' },
    });
  });

  test('is refused where the scheme asks for none', async () => {
    const world = await implementing(engine(), undefined, { sections: asked({}) });
    expect(await refused(file(world, filing))).toBe('progress.forecast-not-asked');
  });
});
