import type * as z from 'zod';
import { routes as goalRoutes } from '../../../functions/goals/routes.ts';
import { routes as importRoutes } from '../../../functions/imports/routes.ts';
import { routes as organisationRoutes } from '../../../functions/organisation/routes.ts';
import { routes as schemeRoutes } from '../../../functions/schemes/routes.ts';
import { routes as progressRoutes } from '../../../functions/progress/routes.ts';
import type { Mapping } from '../../../shared/domain/import/mapping.ts';
import type { Engine } from '../../make/engine.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import type { Kind } from '../../../shared/domain/import/definitions.ts';

export { period };

/** A county with two of each office, in which things are imported. */
export async function county(engine: Engine) {
  const world = makeWorld(engine, [
    ...importRoutes,
    ...organisationRoutes,
    ...goalRoutes,
    ...progressRoutes,
    ...schemeRoutes,
  ]);
  await world.settings();
  await world.unit('county', { level: 'county' });
  await world.person('admin', 'county', ['system-administrator']);
  await world.person('second', 'county', ['system-administrator']);
  await world.person('office', 'county', ['performance-office']);
  await world.person('deputy', 'county', ['performance-office']);
  await world.person('clerk', 'county', ['unit-contributor']);
  return world;
}
export type County = Awaited<ReturnType<typeof county>>;

/** Bureaus with an agreement of one goal each, in a quarter whose figures are being filed. */
export async function filingBureaus(engine: Engine, count: number, scheme: Scheme = smallScheme) {
  const world = await county(engine);
  const units = Array.from({ length: count }, (_, n) => `bureau-${n + 1}`);
  for (const unit of units) await world.unit(unit, { group: 'economic' });
  await world.person(
    'leader',
    'county',
    units.map((unit) => ({ role: 'unit-leader' as const, unit })),
  );
  await world.as('office').call('organisation.save-strategy-item', {
    params: { item: 'budget' },
    ifMatch: 0,
    body: { name: { zh: '预算', en: 'Budget' }, source: '年度重点' },
  });
  await openPeriod(world, 'planning', {}, scheme);
  for (const unit of units) await enrol(world, `unit.${unit}`);
  const rows = units.map((unit) => `${unit},100`).join('\n');
  const { run } = await bring(world, 'office', {
    kind: 'goals',
    period,
    text: `unit,target\n${rows}\n`,
    mapping: goals,
  });
  if (run?.good !== count) throw new Error('the goals were not imported');
  for (const unit of units) {
    const params = { period, subject: `unit.${unit}` };
    const { body } = await world.as('office').call('goals.read', { params });
    const seen = { version: body.onTable?.version ?? 0, hash: body.onTable?.hash ?? '' };
    await world.as('leader').call('goals.sign', { params, body: { ...seen, side: 'subject' } });
    await world.as('office').call('goals.sign', { params, body: { ...seen, side: 'assessor' } });
  }
  world.clock.now = chinaTime('2026-10-09T10:00:00');
  return world;
}

const goals = {
  fields: {
    subject: { template: 'unit.{unit}' },
    item: { constant: 'budget' },
    target: { column: 'target' },
    unitOfMeasure: { constant: '%' },
    strategy: { constant: 'budget' },
    owner: { constant: 'leader' },
  },
};

/** How a register of budget figures is read. */
export const figures = {
  fields: {
    subject: { template: 'unit.{unit}' },
    indicator: { constant: 'budget' },
    slot: { constant: 'period' },
    'given.kind': { constant: 'number' },
    'given.number': { column: 'executed', transforms: [{ do: 'number' as const, unit: '%' }] },
    source: { constant: '预算管理一体化系统' },
  },
};

/** How a list of units is read. */
export const units = {
  fields: {
    id: { column: '编码' },
    'name.zh': { column: '名称' },
    parent: { column: '上级' },
    level: { column: '层级', transforms: [{ do: 'lookup' as const, table: { 部门: 'department', 处室: 'office' } }] },
  },
};

interface File {
  readonly kind: Kind;
  readonly mapping: z.input<typeof Mapping>;
  readonly text?: string;
  readonly base64?: string;
  readonly format?: Record<string, unknown>;
  readonly mode?: 'all-or-nothing' | 'accept-good-rows';
  readonly period?: string;
  readonly scheme?: { id: string; version: number; replace?: boolean };
  readonly removing?: readonly string[];
}

export async function register(world: County, person: string, file: File) {
  const { text, base64, removing: _, ...rest } = file;
  const content = base64 === undefined ? { text: text ?? '' } : { base64 };
  const body = { name: 'file', content, ...rest } as never;
  const registered = await world.as(person).call('imports.register', { body });
  return { import: registered.body.id };
}

/** Checks all of a file; what the last call said. */
export async function checkAll(world: County, person: string, params: { import: string }, records = 1_000) {
  for (;;) {
    const { body } = await world.as(person).call('imports.check', { params, body: { records } });
    if (body.left === 0) return body;
  }
}

/** Registers a file, checks it and writes it as far as it goes. */
export async function bring(world: County, person: string, file: File, records = 1_000) {
  const params = await register(world, person, file);
  const check = await checkAll(world, person, params, records);
  if (check.refused > 0 && file.mode !== 'accept-good-rows') return { params, check };
  for (;;) {
    const { body } = await world
      .as(person)
      .call('imports.run', { params, body: { records, removing: [...(file.removing ?? [])] } });
    if (body.left === 0) return { params, check, run: body };
  }
}
