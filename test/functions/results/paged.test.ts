import { beforeEach, describe, expect, it } from 'vitest';
import { everyPage } from '../../../functions/client.ts';
import { append, load } from '../../../shared/storage/record.ts';
import { periods, existingPeriod } from '../../../shared/storage/periods.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { approvable, report } from './scene.ts';

const engine = withEngine();
const params = { period };
const unranked = { rank: null, of: 5, normalised: null, band: null, grade: null, reasons: [] };
let scene: Awaited<ReturnType<typeof approvable>>;
let world: (typeof scene)['world'];

beforeEach(async () => {
  scene = await approvable(engine());
  world = scene.world;
});

/** How many records each reading of several by key asks for, from now on. */
function headsRead(): number[] {
  const read: number[] = [];
  const { table } = world.platform;
  const getMany: typeof table.getMany = (keys) => (read.push(keys.length), table.getMany(keys));
  Object.assign(world.platform, { table: { ...table, getMany } });
  return read;
}

describe('page by page the list', () => {
  it('of a peer group shows everybody once and in order, those without a rank last', async () => {
    await enrol(world, 'unit.archive', { state: 'closed', setAside: 'blocked: budget', standing: unranked });
    const where = { params: { period, group: 'economic' } };
    const pages: (string | null)[][] = [];
    const read = headsRead();
    await everyPage(
      async (query) => {
        const page = await world.as('member').call('results.group', { ...where, query: { ...query, limit: 4 } });
        pages.push(page.body.ranking.map(({ subject }) => subject));
        return page;
      },
      ({ ranking }) => ranking,
    );
    expect(pages).toEqual([
      ['unit.finance', 'unit.audit', 'unit.health', 'unit.roads'],
      ['unit.water', 'unit.archive'],
    ]);
    // However many there are in the group, a page reads its own.
    expect(read).toEqual([4, 2]);
  });

  it('of a peer group follows a new ranking', async () => {
    const { standing } = await enrol(world, 'unit.roads');
    await enrol(world, 'unit.roads', { standing: { ...standing!, rank: 1 } });
    await enrol(world, 'unit.finance', { standing: unranked });
    const { body } = await world.as('member').call('results.group', { params: { period, group: 'economic' } });
    expect(body.ranking.map(({ subject, rank }) => [subject, rank])).toEqual([
      ['unit.roads', 1],
      ['unit.audit', 2],
      ['unit.health', 3],
      ['unit.water', 4],
      ['unit.finance', null],
    ]);
  });

  it('of what approval waits for names whoever is in both lists once', async () => {
    await enrol(world, 'unit.audit', { case: { id: 'c1', state: 'extended', due: 1 } });
    await enrol(world, 'unit.archive', { state: 'closed', setAside: 'blocked: budget' });
    await enrol(world, 'unit.museum', { state: 'closed', setAside: 'blocked: budget' });
    const seen = await everyPage(
      (query) => world.as('member').call('results.read', { params, query: { ...query, limit: 1 } }),
      ({ unsettled, groups }) => [{ ...unsettled, groups }],
    );
    const groups = [{ group: 'economic', subjects: 5 }];
    expect(seen).toMatchObject([
      { openCases: [], setAside: ['unit.archive'], groups },
      { openCases: ['unit.audit'], setAside: [], groups },
      { openCases: [], setAside: ['unit.museum'], groups },
      { openCases: [], setAside: [], groups },
    ]);
  });

  it('of the published list is for everybody, a group going on in the next page', async () => {
    await scene.propose();
    await scene.approve();
    await scene.publish();
    await scene.finishJob();
    const unit = (id: string) => ({ ...report.groups[0]!.ranking[0]!, subject: { id, name: { zh: id, en: id } } });
    const groups = [
      { ...report.groups[0]!, ranking: [unit('unit.a'), report.groups[0]!.ranking[1], unit('unit.b'), unit('unit.c')] },
      { id: 'party', name: { zh: '党群部门', en: 'Party departments' }, ranking: [unit('unit.d')] },
    ];
    await scene.reported({ ...report, groups });
    const where = { params: { jurisdiction: world.jurisdiction, period } };
    const pages = await everyPage(
      (query) => world.as('nobody').call('results.published', { ...where, query: { ...query, limit: 2 } }),
      (body) => [body.groups.map(({ id, ranking }) => [id, ...ranking.map(({ subject }) => subject.id)])],
    );
    expect(pages).toEqual([
      [['economic', 'unit.a', 'unit.b']],
      [
        ['economic', 'unit.c'],
        ['party', 'unit.d'],
      ],
    ]);
  });

  it('of the published periods names each, however many came after it', async () => {
    const plain = await existingPeriod(world.table, world.jurisdiction, period);
    for (const id of ['2027q1', '2027q2']) {
      const head = { ...plain.head, id, publishedAt: id === '2027q1' ? 1 : undefined };
      const chain = await load(world.table, world.partition.period(world.jurisdiction, id), periods);
      await world.table.write(append(chain, happened('results.published', 1), { head }).writes);
    }
    await scene.propose();
    await scene.approve();
    await scene.publish();
    const where = { params: { jurisdiction: world.jurisdiction } };
    const named = await everyPage(
      (query) => world.as('nobody').call('results.list-published', { ...where, query: { ...query, limit: 1 } }),
      ({ periods }) => periods.map(({ id }) => id),
    );
    expect(named).toEqual(['2027q1', period]);
  });
});
