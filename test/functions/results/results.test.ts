import { beforeEach, describe, expect, it } from 'vitest';
import { reopened } from '../../make/reopened.ts';
import { entries } from '../../../shared/storage/record.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { requestRerank } from '../../../shared/storage/closing.ts';
import { sort } from '../../../shared/storage/keys.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period } from '../../make/enrolled.ts';
import { workedOff } from '../../make/published.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { approvable, meeting, report } from './scene.ts';

const engine = withEngine();
type Scene = Awaited<ReturnType<typeof approvable>>;
let scene: Scene;
let world: Scene['world'];
const params = { period };
const propose: Scene['propose'] = (...said) => scene.propose(...said);
const approve: Scene['approve'] = (...said) => scene.approve(...said);
const publish = () => scene.publish();
const finishJob = () => scene.finishJob();

/** Who joins or leaves a group moves the others; proposing notices and has it ranked. */
async function rankedAgain(): Promise<void> {
  expect(await refused(propose())).toBe('results.ranking-stale');
  await workedOff(world, world.sent.splice(0), world.clock.now);
}

beforeEach(async () => {
  scene = await approvable(engine());
  world = scene.world;
});

describe('the ranking of a peer group', () => {
  it('shows rank, band, quota and veto cap, and answers why not excellent', async () => {
    const { body } = await world.as('member').call('results.group', { params: { period, group: 'economic' } });
    expect(body.ranking.map(({ subject, rank, grade }) => [subject, rank, grade])).toEqual([
      ['unit.finance', 1, 'excellent'],
      ['unit.audit', 2, 'good'],
      ['unit.health', 3, 'good'],
      ['unit.roads', 4, 'pass'],
      ['unit.water', 4, 'pass'],
    ]);
    const pushed = body.ranking[1];
    expect(pushed).toMatchObject({ band: 'excellent', afterVeto: 'excellent', grade: 'good' });
    expect(pushed?.why.join()).toContain('名额');
  });

  it('is refused for a group the period does not assess, with those it does', async () => {
    const asked = world.as('member').call('results.group', { params: { period, group: 'towns' } });
    expect(await refusal(asked)).toMatchObject({
      status: 404,
      type: 'urn:jixiao:problem:periods.no-such-group',
      legal: ['economic'],
    });
  });

  it('of one subject is told to its leader, and to no other', async () => {
    const { body } = await world
      .as('leader', 'en')
      .call('results.standing', { params: { period, subject: 'unit.audit' } });
    expect(body).toMatchObject({ rank: 2, of: 5, grade: 'good' });
    expect(body.why).not.toEqual([]);
    const other = { params: { period, subject: 'unit.finance' } };
    expect(await refused(world.as('leader').call('results.standing', other))).toBe('access.scope');
    expect(await refused(world.as('leader').call('results.group', { params: { period, group: 'economic' } }))).toBe(
      'access.role',
    );
  });
});

describe('approval', () => {
  it('is by the committee, of what the office proposed, and never by the same person', async () => {
    expect(await refused(approve())).toBe('results.state');
    await propose('chair');
    expect(await refused(approve('chair'))).toBe('access.same-person');
    expect(await refused(approve('office'))).toBe('access.role');
    expect((await approve()).body).toMatchObject({ state: 'approved', approval: { by: 'member', meeting } });
    const { head } = await existingPeriod(world.table, world.jurisdiction, period);
    expect(head.approval).toMatchObject({ by: 'member', meeting });
  });

  it('can be refused, and the proposal made again', async () => {
    await propose();
    expect((await approve('member', 'returned')).body.state).toBe('provisional');
    expect((await propose()).body).toMatchObject({ state: 'proposed', version: 1 });
  });

  it('waits for undecided objections and for subjects without a score, unless they are excepted by name', async () => {
    await enrol(world, 'unit.audit', { case: { id: 'c1', state: 'extended', due: 1 } });
    expect(await refused(propose())).toBe('results.open-cases');
    await enrol(world, 'unit.audit', { case: { id: 'c1', state: 'dismissed' } });
    await enrol(world, 'unit.archive', { state: 'closed', setAside: 'blocked: budget' });
    await rankedAgain();
    expect(await refused(propose())).toBe('results.set-aside');
    const exceptions = [{ subject: 'unit.archive', reason: '机构撤并，本期不参加排名' }];
    expect((await propose('office', exceptions)).status).toBe(201);
    await enrol(world, 'unit.water', { case: { id: 'c2', state: 'lodged', due: 1 } });
    expect(await refused(approve())).toBe('results.open-cases');
  });

  const head = () => ({ pk: world.partition.appraisal(world.jurisdiction, period, 'unit.audit'), sk: 'chain/head' });
  const change = async (change: (item: Item) => Item) => {
    const item = (await world.table.get(head()))!;
    await world.table.write([{ put: { ...change(item), ...head() } }]);
  };

  it('is refused while a group stands otherwise than its scores say, although nobody asks to rank it, and has it ranked', async () => {
    await change((item) => ({ ...item, score: { ...(item['score'] as object), rounded: '99.00' } }));
    expect(await refused(propose())).toBe('results.ranking-stale');
    const asked = { record: `closing/${period}`, kind: 'rerank', part: 'economic' };
    expect(world.sent).toMatchObject([asked]);
    expect((await world.as('office').call('results.read', { params: { period } })).body.ranking).toEqual(['economic']);
    // Whoever takes that request away as well is asked for it again.
    await world.table.write([
      { put: { pk: world.partition.closing(world.jurisdiction, period), sk: sort.pending('economic'), open: false } },
    ]);
    expect(await refused(propose())).toBe('results.ranking-stale');
    expect(world.sent).toMatchObject([asked, asked]);
  });

  it('goes around a subject whose record cannot be read, once it is excepted by name', async () => {
    await change((item) => ({ ...item, extra: 1 }));
    await rankedAgain();
    expect(await refused(propose())).toBe('results.set-aside');
    await propose('office', [{ subject: 'unit.audit', reason: '记录损坏，另行处理' }]);
    await approve();
    expect((await publish()).body.state).toBe('published');
  });

  it('waits for a ranking under way', async () => {
    await propose();
    const asked = requestRerank({
      jurisdiction: world.jurisdiction,
      period,
      group: 'economic',
      askedAt: world.clock.now,
      trace: 'decision',
    });
    await world.table.write(asked.writes);
    expect(await refused(approve())).toBe('results.ranking-stale');
    const { body } = await world.as('member').call('results.read', { params });
    expect(body.ranking).toEqual(['economic']);
  });

  it('has no place before the objections are over', async () => {
    await openPeriod(world, 'feedback');
    world.clock.now = chinaTime('2026-10-25T09:00:00');
    expect(await refused(propose())).toBe('phase.not-now');
  });
});

describe('publication', () => {
  const published = () =>
    world.as('nobody').call('results.published', { params: { jurisdiction: world.jurisdiction, period } });

  it('takes the name a unit has that day and leaves the former one beside it, both in an entry of its chain', async () => {
    await world.unit('finance', { name: { zh: '对象finance', en: 'finance' } });
    await world.unit('audit', { name: { zh: '审计局', en: 'Audit Bureau' } });
    await propose();
    await approve();
    await publish();
    const { body } = await world.as('member').call('results.group', { params: { period, group: 'economic' } });
    const both = { zh: '审计局（原对象audit）', en: 'Audit Bureau (formerly audit)' };
    expect(body.ranking.map(({ name }) => name.zh)).toEqual([
      '对象finance',
      both.zh,
      '对象health',
      '对象roads',
      '对象water',
    ]);
    expect(body.ranking[1]?.name).toEqual(both);
    const chain = (subject: string) =>
      entries(world.table, world.partition.appraisal(world.jurisdiction, period, subject));
    expect((await chain('unit.audit')).at(-1)).toMatchObject({
      what: 'results.renamed',
      by: { id: 'office' },
      data: { from: { zh: '对象audit', en: 'audit' }, to: { zh: '审计局', en: 'Audit Bureau' } },
    });
    expect((await chain('unit.finance')).map(({ what }) => what)).not.toContain('results.renamed');
  });

  it('after a second change of the name has beside it the one the unit was assessed under, and none once it is back', async () => {
    const name = async () => {
      await propose();
      await approve();
      await publish();
      await finishJob();
      await reopened(world, 'economic');
      const { body } = await world.as('member').call('results.group', { params: { period, group: 'economic' } });
      return body.ranking.find(({ subject }) => subject === 'unit.audit')?.name.zh;
    };
    await world.unit('audit', { name: { zh: '审计局', en: 'Audit Bureau' } });
    expect(await name()).toBe('审计局（原对象audit）');
    await world.unit('audit', { name: { zh: '审计与统计局', en: 'Audit and Statistics' } });
    expect(await name()).toBe('审计与统计局（原对象audit）');
    await world.unit('audit', { name: { zh: '对象audit', en: 'audit' } });
    expect(await name()).toBe('对象audit');
  });

  const publishedPeriods = async () => {
    const where = { params: { jurisdiction: world.jurisdiction } };
    return (await world.as('nobody').call('results.list-published', where)).body.periods;
  };

  it('has final reports written, which everybody may read without a token, officials left out', async () => {
    expect(await refused(publish())).toBe('results.state');
    expect(await refused(published())).toBe('results.not-published');
    expect(await publishedPeriods()).toEqual([]);
    await propose();
    await approve();
    const reply = await publish();
    expect(reply).toMatchObject({ status: 202, body: { state: 'published', published: { version: 1 } } });
    expect(world.sent.map(({ kind, generation }) => [kind, generation])).toContainEqual(['publication', 2]);
    expect(await refused(published())).toBe('results.being-written');
    await finishJob();
    const key = await scene.reported(report);
    expect((await publishedPeriods()).map(({ id }) => id)).toEqual([period]);
    const { body } = await published();
    expect(body.groups[0]?.ranking.map(({ subject }) => subject.id)).toEqual(['unit.finance']);
    expect(await refused(publish())).toBe('results.state');
    const written = world.reports.get(key)!;
    for (const over of [Buffer.from(String(Buffer.from(written)).replace('95.00', '99.00')), written.slice(0, 40)]) {
      world.reports.set(key, over);
      expect(await refused(published())).toBe('record.damaged');
    }
  });
});
