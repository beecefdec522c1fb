import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/scoring/routes.ts';
import { entries } from '../../../shared/storage/record.ts';
import { assessed } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, scored } from '../../make/enrolled.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), routes);
let world: ReturnType<typeof start>;
const params = { period, subject: 'unit.finance' };
const folder = temporaryFolder();

/** 90 of 100 for 60 points and 80 of 100 for 40: 86 points. */
beforeAll(async () => {
  world = start();
  world.clock.now = chinaTime('2026-10-21T09:00:00');
  await world.settings();
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('neighbour', 'health', ['unit-leader']);
  await openPeriod(world, 'feedback', { provisionalAt: world.clock.now });
  await assessed(world, 'unit.finance', { filed: '90', mark: '80' });
  await scored(world, 'unit.finance');
});

const portable = async () => (await world.as('leader').call('scoring.portable', { params })).body;

/** What the people who doubt a score would type. */
function recompute(document: unknown) {
  const file = join(folder, 'sheet.json');
  writeFileSync(file, JSON.stringify(document));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/offline/recompute.ts', file], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('a sheet fetched through the API', () => {
  it('recomputes offline to the same score', async () => {
    expect(recompute(await portable())).toEqual({ status: 0, said: '一致 · same: unit.finance 86.00\n' });
  });

  it('with an altered item is found out, and the item is named', async () => {
    const document = await portable();
    document.sheet.trace.parts[0]!.parts[0]!.exact = '55';
    const { status, said } = recompute(document);
    expect(status).toBe(1);
    expect(said).toContain('budget (exact)');
  });

  it('with an altered filing is found out by every number that hangs on it', async () => {
    const document = await portable();
    const [filed] = document.sheet.input.filed;
    if (filed?.state === 'filed' && filed.value.kind === 'number') filed.value.number = '99';
    const { status, said } = recompute(document);
    expect(status).toBe(1);
    expect(said).toContain('budget');
  });

  it('with an altered scheme is found out by the hash the sheet names', async () => {
    const document = await portable();
    document.scheme.clamp.max = '85';
    expect(recompute(document)).toMatchObject({ status: 1, said: expect.stringContaining('scheme (hash)') });
  });

  it('is there for a subject that was set aside too, and says what it waits for', async () => {
    await world.person('aside', 'archive', ['unit-leader']);
    await enrol(world, 'unit.archive', { group: 'economic' });
    await scored(world, 'unit.archive');
    const { body } = await world.as('aside').call('scoring.sheet', { params: { period, subject: 'unit.archive' } });
    expect(body).toMatchObject({ version: 1, previous: null, sheet: { state: 'blocked', score: null } });
    const told = await world.as('aside').call('scoring.sentences', { params: { period, subject: 'unit.archive' } });
    expect(told.body.sentences.join()).toContain('尚待处理：指标budget、指标service。');
  });

  it('leaves an entry with who took it', async () => {
    await portable();
    const log = await entries(world.table, world.partition.access(world.jurisdiction));
    expect(log.at(-1)).toMatchObject({
      what: 'scoring.sheet-exported',
      by: { id: 'leader' },
      data: { of: `sheet/${period}/unit.finance/1` },
    });
  });

  it('goes to its own side only', async () => {
    const call = world.as('neighbour').call('scoring.portable', { params });
    expect(await refused(call)).toBe('access.scope');
  });
});
