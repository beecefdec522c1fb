import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { everyPage } from '../../functions/client.ts';
import { routes as goals } from '../../functions/goals/routes.ts';
import { routes as imports } from '../../functions/imports/routes.ts';
import { routes as organisation } from '../../functions/organisation/routes.ts';
import { advance } from '../../functions/periods/advance.ts';
import { work } from '../../functions/jobs/engine.ts';
import { kinds } from '../../functions/jobs/kinds.ts';
import { routes as periods } from '../../functions/periods/routes.ts';
import { routes as progress } from '../../functions/progress/routes.ts';
import { routes as schemes } from '../../functions/schemes/routes.ts';
import { routes as scoring } from '../../functions/scoring/routes.ts';
import type { Mapping } from '../../shared/domain/import/mapping.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { ScoreSheet, TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { departmentScheme } from '../domain/scoring/example.ts';
import type { Engine } from '../make/engine.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import type { Kind } from '../../shared/domain/import/definitions.ts';

const shared = join(import.meta.dirname, '../../../shared/data');

/** Published files lie beside the repository and are never copied into it. */
export const present = existsSync(shared);
export const published = (path: string): Buffer => readFileSync(join(shared, path));

const routes = [...organisation, ...schemes, ...periods, ...goals, ...progress, ...scoring, ...imports];

/** A city with its offices, in which everything is done through the API. */
export async function city(engine: Engine) {
  const world = makeWorld(engine, routes);
  world.clock.now = chinaTime('2026-06-25T09:00:00');
  await world.settings();
  await world.unit('hall');
  await world.person('admin', 'hall', ['system-administrator']);
  await world.person('office', 'hall', ['performance-office']);
  await world.person('checker', 'hall', ['performance-office']);
  await world.person('board', 'hall', ['committee']);
  await world.as('office').call('organisation.save-strategy-item', {
    params: { item: 'services' },
    ifMatch: 0,
    body: { name: { zh: '公共服务', en: 'Public services' }, source: '年度重点', year: 2026 },
  });
  return world;
}
export type City = Awaited<ReturnType<typeof city>>;

interface Brought {
  readonly kind: Kind;
  readonly file: Buffer;
  readonly mapping: z.input<typeof Mapping>;
  readonly type?: 'csv' | 'xlsx';
  readonly mode?: 'all-or-nothing' | 'accept-good-rows';
  readonly period?: string;
  readonly scheme?: { id: string; version: number; replace?: boolean };
  readonly records?: number;
}

/** Registers, checks and writes a file, call by call until nothing is left. */
export async function bring(world: City, { kind, file, mapping, type = 'csv', records = 1_000, ...more }: Brought) {
  const person = world.as(kind === 'units' || kind === 'officials' ? 'admin' : 'office');
  const inline = file.length < 600_000;
  const content = inline ? { base64: file.toString('base64') } : { sha256: sha256(file), bytes: file.length };
  const registered = await person.call('imports.register', {
    body: { kind, name: `${kind}.${type}`, format: { type }, mapping, content, ...more },
  });
  const params = { import: registered.body.id };
  if (registered.body.upload) world.uploads.set(registered.body.upload.fields['key'] ?? '', file);
  const faults = [];
  let removing: readonly string[] = [];
  for (;;) {
    const { body } = await person.call('imports.check', { params, body: { records } });
    removing = body.removes;
    faults.push(...body.faults);
    if (body.left === 0) break;
  }
  if (faults.length > 0 && more.mode !== 'accept-good-rows') throw new Error(JSON.stringify(faults.slice(0, 3)));
  for (;;) {
    const { body } = await person.call('imports.run', { params, body: { records, removing: [...removing] } });
    if (body.left === 0) return { ...body, checked: faults, id: registered.body.id };
  }
}

/** A scheme of the office, approved by the board, and a quarter opened with it for the group. */
export async function openQuarter(world: City, scheme: { id: string }, group: string): Promise<string> {
  const version = { params: { scheme: scheme.id, version: 1 } };
  const { body } = await world.as('office').call('schemes.submit', { ...version, body: {} });
  const approval = { hash: body.standing.hash, meeting: '第1次会议', specialRules: [] };
  await world.as('board').call('schemes.approve', { ...version, body: approval });
  const period = await world.as('office').call('periods.create', { body: { type: 'quarter', year: 2026, number: 3 } });
  const params = { period: period.body.id };
  await world
    .as('office')
    .call('periods.open', { params, body: { scheme: { id: scheme.id, version: 1 }, groups: [group] } });
  return period.body.id;
}

/** A scheme without adjustments, vetoes or quotas, over the given sections. */
export const plainScheme = (id: string, more: Pick<Scheme, 'sections' | 'fullMark' | 'missing'>): Scheme => ({
  ...departmentScheme,
  id,
  periodTypes: ['quarter'],
  // Their numbers are looked at, not their paper.
  documents: { unit: ['json'] },
  clamp: { min: '0', max: null },
  raterGroups: [],
  adjustments: { lines: [], bonusCap: '0', deductionCap: '0' },
  vetoes: [],
  quotas: [],
  tieKeys: [],
  normalisation: null,
  ...more,
});

export const subjectsOf = (units: readonly string[]) => units.map((unit) => `unit.${unit}`);

/** One leader answers for all of them: 签订、签审 are theirs, whoever laid down the goals and filed the figures. */
export async function leaderOf(world: City, units: readonly string[]): Promise<void> {
  await world.person(
    'leader',
    'hall',
    units.map((unit) => ({ role: 'unit-leader' as const, unit })),
  );
}

export async function signAll(world: City, period: string, subjects: readonly string[]): Promise<void> {
  for (const subject of subjects) {
    const params = { period, subject };
    const { body } = await world.as('office').call('goals.read', { params });
    const { version = 0, hash = '' } = body.onTable ?? {};
    await world.as('leader').call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    await world.as('office').call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
  }
}

/** A second person of the office accepts what was imported, with a reason for whatever was asked about. */
export async function acceptAll(world: City, period: string, subjects: readonly string[]): Promise<void> {
  for (const subject of subjects) {
    const params = { period, subject };
    const filings = await everyPage(
      (query) => world.as('office').call('progress.filings', { params, query }),
      (body) => body.filings,
    );
    for (let start = 0; start < filings.length; start += 200) {
      const these = filings.slice(start, start + 200);
      const odd = these.filter(({ warnings }) => warnings.length > 0);
      const confirmed = odd.map(({ n: filing }) => ({ filing, why: '与原始公布数据一致' }));
      await world
        .as('checker')
        .call('progress.accept', { params, body: { filings: these.map(({ n }) => n), confirmed } });
    }
  }
}

/** The schedule and the workers of the closing queue, until the period is in feedback. */
export async function close(world: City): Promise<void> {
  const { platform, jurisdiction, clock } = world;
  clock.now = chinaTime('2026-11-03T09:00:00');
  await advance({ table: platform.table, jobs: platform.jobs, now: clock.now, trace: 'schedule' });
  for (let turn = 0; world.sent.length > 0; turn += 1) {
    const [message] = world.sent.splice(0, 1);
    if (message?.jurisdiction !== jurisdiction) continue;
    await work(platform, kinds, message, { holder: `worker-${turn}`, now: clock.now, hasTime: () => true });
  }
}

export async function sheetOf(world: City, period: string, subject: string): Promise<ScoreSheet> {
  const { body } = await world.as('office').call('scoring.sheet', { params: { period, subject } });
  return body.sheet;
}

export const itemsOf = (sheet: ScoreSheet): TraceNode[] => allNodes(sheet.trace).filter(({ what }) => what === 'item');
export const allNodes = (node: TraceNode): TraceNode[] => [node, ...node.parts.flatMap(allNodes)];

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
