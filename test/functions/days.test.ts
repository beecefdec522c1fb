import * as z from 'zod';
import { beforeAll, describe, expect, test } from 'vitest';
import { describe as describeApi } from '../../functions/openapi/document.ts';
import { Role } from '../../shared/domain/organisation/authority.ts';
import type { Mapping } from '../../shared/domain/import/mapping.ts';
import { Day, inJsonSchema } from '../../shared/domain/text.ts';
import { withEngine } from '../make/engine.ts';
import { enrol, openPeriod, period } from '../make/enrolled.ts';
import { refusal } from '../make/refusal.ts';
import { routeTables } from '../make/route-tables.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import { checkAll, county, register, type County } from './imports/scene.ts';

const engine = withEngine();
const routes = [...(await routeTables()).values()].flat();

const never = ['2026-02-30', '2026-13-01', '0000-01-01', '9999-12-31', '2026-08-45', '2026-00-10', '2027-02-29'];

describe('a day that does not exist, or that no clock counts with,', () => {
  let world: ReturnType<typeof makeWorld>;
  beforeAll(async () => {
    world = makeWorld(engine(), routes);
    await world.settings();
    await world.unit('county');
    await world.unit('bureau', { path: ['county'], group: 'economic' });
    await world.person(
      'all',
      'county',
      Role.options.filter((role) => role !== 'official').map((role) => ({ role, unit: 'county' })),
    );
    await openPeriod(world, 'implementation');
    await enrol(world, 'unit.bureau');
    await world.person('clerk', 'bureau', ['unit-contributor']);
    world.clock.now = chinaTime('2026-08-03T09:00:00');
  });

  const subject = { period, subject: 'unit.bureau' };
  const paper = { number: '示府办〔2026〕12号', title: '关于有关情况的通报', issuer: '示例县政府办公室' };
  const why = { document: paper, reason: '经核对原始台账' };
  const milestone = (due: string) => ({ id: 'm1', name: { zh: '完成立项', en: 'Approved' }, share: '1', due });
  const goals = (due: string) => ({ goals: [{ item: 'budget', milestones: [milestone(due)] }] });
  const done = (on: string) => ({ kind: 'milestones', done: [{ id: 'm1', on }] });
  const quarter = { type: 'quarter', year: 2026, number: 4 };

  test.each<[string, Record<string, unknown>, string, (day: string) => Record<string, unknown>]>([
    ['organisation.keep-calendar', { year: 2026 }, 'holidays.0', (day) => ({ holidays: [day], makeUpDays: [] })],
    ['organisation.keep-calendar', { year: 2026 }, 'makeUpDays.0', (day) => ({ holidays: [], makeUpDays: [day] })],
    ['periods.create', {}, 'deadlines.application', (day) => ({ ...quarter, deadlines: { application: day } })],
    ['periods.transfer', subject, 'date', (day) => ({ unit: 'finance', date: day, document: paper })],
    ['goals.permit-late', subject, 'until', (day) => ({ until: day, reason: '材料补正' })],
    ['goals.propose', subject, 'goals.0.milestones.0.due', (day) => ({ as: 'proposal', ...goals(day) })],
    ['goals.counter', subject, 'goals.0.milestones.0.due', goals],
    ['goals.change', subject, 'goals.0.milestones.0.due', (day) => ({ ...goals(day), reason: '年中调整目标' })],
    [
      'progress.file',
      subject,
      'given.done.0.on',
      (day) => ({ indicator: 'budget', slot: 'period', given: done(day), source: '台账' }),
    ],
    ['scoring.adjust', subject, 'date', (day) => ({ line: 'award', points: '1', date: day, ...why })],
    ['scoring.veto', subject, 'date', (day) => ({ event: 'safety', date: day, ...why })],
    ['results.interview', subject, 'date', (day) => ({ date: day })],
    ['matters.orders.issue', subject, 'due', (day) => ({ due: day })],
  ])('is refused by %s of %j at %s, which it names', async (id, params, field, body) => {
    for (const day of never) {
      const asked = { params, ifMatch: 0, body: body(day) } as never;
      const problem = await refusal(world.as(id === 'goals.propose' ? 'clerk' : 'all').call(id, asked));
      expect(problem, `${id} ${day}`).toMatchObject({ status: 400, type: 'urn:jixiao:problem:request.invalid' });
      const { errors } = problem as unknown as { errors: { field: string; rule: string; detail: string }[] };
      expect(errors.find((one) => one.field === `body.${field}`)?.detail, `${id} ${day}`).toContain('日');
    }
  });
});

test('every day that a request may name is held to the same form', async () => {
  const described = describeApi(await routeTables());
  const days: { at: string; pattern: unknown }[] = [];
  const walk = (schema: unknown, at: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if ('format' in schema && schema.format === 'date')
      days.push({ at, pattern: 'pattern' in schema && schema.pattern });
    for (const [key, part] of Object.entries(schema)) walk(part, `${at}.${key}`);
  };
  const { paths, components } = JSON.parse(JSON.stringify(described)) as Record<'paths' | 'components', object>;
  for (const [path, operations] of Object.entries(paths))
    for (const { requestBody, parameters } of Object.values(operations as Record<string, Record<string, unknown>>))
      walk({ requestBody, parameters }, path);
  const sent = Object.entries((components as { schemas: object }).schemas).filter(([name]) => !name.endsWith('View'));
  walk(Object.fromEntries(sent), 'schemas');
  expect(days.length).toBeGreaterThan(8);
  const form = z.toJSONSchema(Day, { override: inJsonSchema }).pattern;
  expect(days.filter(({ pattern }) => pattern !== form)).toEqual([]);
});

describe('a row of a file with such a day', () => {
  const at = (world: County) => {
    world.clock.now = chinaTime('2026-07-02T09:00:00');
  };
  const goals = (transforms?: { do: 'date'; format: string }[]): z.input<typeof Mapping> => ({
    fields: {
      subject: { template: 'unit.{unit}' },
      item: { constant: 'budget' },
      'milestones.0.id': { constant: 'm1' },
      'milestones.0.name.zh': { constant: '立项' },
      'milestones.0.name.en': { constant: 'Approved' },
      'milestones.0.share': { constant: '1' },
      'milestones.0.due': { column: 'day', ...(transforms ? { transforms } : {}) },
      strategy: { constant: 'budget' },
      owner: { constant: 'clerk' },
    },
  });
  const filings = (transforms?: { do: 'date'; format: string }[]): z.input<typeof Mapping> => ({
    fields: {
      subject: { template: 'unit.{unit}' },
      indicator: { constant: 'budget' },
      slot: { constant: 'period' },
      'given.kind': { constant: 'milestones' },
      'given.done.0.id': { constant: 'm1' },
      'given.done.0.on': { column: 'day', ...(transforms ? { transforms } : {}) },
      source: { constant: '台账' },
    },
  });
  const declared = [{ do: 'date' as const, format: 'YYYY-MM-DD' }];

  test.each([
    ['goals', 'as it is written', goals()],
    ['goals', 'by a declared form', goals(declared)],
    ['filings', 'as it is written', filings()],
    ['filings', 'by a declared form', filings(declared)],
  ] as const)(
    'of %s, read %s, is at fault by its column and value, and the others are not',
    async (kind, _, mapping) => {
      const world = await county(engine());
      at(world);
      const days = [...never, '2026-08-31'];
      await openPeriod(world, kind === 'goals' ? 'planning' : 'implementation');
      for (const n of days.keys()) await enrol(world, `unit.b${n}`);
      const text = `unit,day\n${days.map((day, n) => `b${n},${day}\n`).join('')}`;
      const params = await register(world, 'office', { kind, period, text, mapping, mode: 'accept-good-rows' });
      const { faults } = await checkAll(world, 'office', params);
      const ofDays = faults.filter(({ column }) => column === 'day');
      expect(ofDays.map(({ row, value }) => [row, value])).toEqual(never.map((day, n) => [n + 2, day]));
    },
  );
});
