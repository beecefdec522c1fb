import { describe, expect, it } from 'vitest';
import { liveOf, waitingOn } from '../../../functions/waiting.ts';
import { doers } from '../../../shared/domain/duty/doers.ts';
import { KindName } from '../../../shared/domain/matter/matter.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { dutyNames } from '../../../shared/text/duties.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, quarter } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { routeTables } from '../../make/route-tables.ts';
import { chinaTime } from '../../make/world.ts';
import { agreedScheme, county, goals, implementing, params, signBy, type County } from '../goals/stage.ts';
import { file, rate, signOff } from '../progress/acts.ts';

const engine = withEngine();
const tables = [...(await routeTables()).values()].flat();

/** Each duty as `what subject about`, in the order of the list. */
const said = ({
  what,
  subject,
  about,
}: {
  what: string;
  subject?: string | undefined;
  about?: { zh: string } | undefined;
}) => [what, subject, about?.zh].filter(Boolean).join(' ');
const waitingFor = async (world: County, person: string) =>
  (await world.as(person).call('duties.mine')).body.duties.map(said);
const inPeriod = async (world: County, person: string, query = {}) =>
  (await world.as(person).call('duties.period', { params: { period }, query })).body.duties.map(said);

const propose = (world: County) =>
  world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });

describe('in planning', () => {
  it('an agreement waits for whoever writes it, then for each side that has not signed it', async () => {
    const world = await county(engine());
    expect(await waitingFor(world, 'clerk')).toEqual(['goals.propose unit.services']);
    expect(await waitingFor(world, 'officer')).toEqual(['goals.propose official.officer']);
    expect(await waitingFor(world, 'office')).toEqual([]);
    await propose(world);
    expect(await waitingFor(world, 'clerk')).toEqual([]);
    expect(await waitingFor(world, 'leader')).toEqual(['goals.sign unit.services']);
    expect(await waitingFor(world, 'office')).toEqual(['goals.sign unit.services']);
    await signBy(world, 'leader', 'subject');
    expect(await waitingFor(world, 'leader')).toEqual([]);
    expect(await inPeriod(world, 'office')).toContain('goals.sign unit.services');
    await signBy(world, 'office', 'assessor');
    expect(await inPeriod(world, 'office')).not.toContain('goals.sign unit.services');
  });

  it('is told in both languages, with the instant that was given and the role that does it', async () => {
    const world = await county(engine());
    await propose(world);
    const [duty] = (await world.as('office').call('duties.mine')).body.duties;
    expect(duty).toEqual({
      what: 'goals.sign',
      name: { zh: '签订绩效合同', en: 'Sign the agreement, or answer it' },
      period,
      periodName: { zh: '2026年第三季度', en: 'Third quarter of 2026' },
      subject: 'unit.services',
      subjectName: { zh: '对象services', en: 'services' },
      due: new Date(quarter.deadlines.planning).toISOString(),
      overdue: false,
      roles: ['performance-office'],
    });
  });

  it('what an official lays waits for the leader of their unit, and nobody beside', async () => {
    const world = await county(engine());
    const of = { params: { period, subject: 'official.officer' }, ifMatch: 0 };
    await world.as('officer').call('goals.propose', { ...of, body: { as: 'proposal', goals: goals() } });
    expect(await waitingFor(world, 'leader')).toContain('goals.sign official.officer');
    expect(await waitingFor(world, 'officer')).toEqual(['goals.sign official.officer']);
    expect(await waitingFor(world, 'stranger')).toEqual([]);
    expect(await waitingFor(world, 'office')).toEqual([]);
  });

  it('after planning goals that nobody agreed on wait for the office, which lays them for the committee', async () => {
    const world = await county(engine(), 'implementation');
    await world.person('gao', 'county', ['committee']);
    world.clock.now = chinaTime('2026-08-05T10:00:00');
    expect(await waitingFor(world, 'clerk')).toEqual([]);
    expect(await waitingFor(world, 'office')).toContain('goals.counter unit.services');
    await world.as('office').call('goals.counter', { params, ifMatch: 0, body: { goals: goals() } });
    expect(await waitingFor(world, 'gao')).toContain('goals.impose unit.services');
  });
});

describe('in implementation', () => {
  const july = 'unit.services 网办率（2026年7月）';

  it('a slot that is over waits for its figure, then for a leader who did not file it, then for the office', async () => {
    const world = await implementing(engine());
    expect(await waitingFor(world, 'clerk')).toEqual([`progress.file ${july}`]);
    const { body } = await file(world, { given: rate('873') });
    expect(await waitingFor(world, 'clerk')).toEqual([]);
    expect(await waitingFor(world, 'leader')).toContain(`progress.sign-off ${july}`);
    await signOff(world, [body.n]);
    expect(await waitingFor(world, 'leader')).not.toContain(`progress.sign-off ${july}`);
    expect(await inPeriod(world, 'office')).toContain(`progress.accept ${july}`);
    expect(await waitingFor(world, 'office')).toContain('progress.accept unit.services 1项数据');
    // What is corrected waits for the leader again.
    await file(world, { given: rate('880') });
    expect(await waitingFor(world, 'office')).not.toContain('progress.accept unit.services 1项数据');
  });

  it('a bonus waits for a second person of the office until it is decided on', async () => {
    const world = await implementing(engine());
    await world.person('zhou', 'county', ['performance-office']);
    const bonus = {
      line: 'award',
      points: '1.5',
      document: { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' },
      date: '2026-07-20',
      reason: '获市级先进集体称号',
    };
    const { body } = await world.as('office').call('scoring.adjust', { params, body: bonus });
    const waits = expect.stringContaining('scoring.check-adjustment unit.services');
    expect(await waitingFor(world, 'zhou')).toContainEqual(waits);
    expect(await waitingFor(world, 'office')).not.toContainEqual(waits);
    const decided = {
      params: { ...params, n: body.entry },
      body: { finding: 'rejected', reason: '文件不符' },
    } as const;
    await world.as('zhou').call('scoring.check-adjustment', decided);
    expect(await waitingFor(world, 'zhou')).not.toContainEqual(waits);
  });

  it('is said to be overdue once its instant is over, and nothing waits where the record is closed', async () => {
    const world = await implementing(engine());
    const [given] = (await world.as('clerk').call('duties.mine')).body.duties;
    expect(given).toMatchObject({
      what: 'progress.file',
      filing: { indicator: 'online', slot: '2026-07' },
      overdue: false,
    });
    world.clock.now = Date.parse(given?.due ?? '') + 1;
    expect((await world.as('clerk').call('duties.mine')).body.duties[0]).toMatchObject({ overdue: true });
    await enrol(world, 'unit.services', { state: 'closed' });
    expect(await waitingFor(world, 'clerk')).toEqual([]);
  });
});

describe('of a matter', () => {
  const notice = {
    finding: '重点项目三季度进度为零',
    basis: '9月进度通报',
    requirement: '查明原因，书面答复',
  };

  it('waits for the addressee by its clock, then for a third person who neither issued nor answered it', async () => {
    const world = await implementing(engine());
    await world.person('gao', 'county', ['committee']);
    const issued = await world.as('office').call('matters.notices.issue', { params, body: notice });
    const of = { ...params, matter: issued.body.id };
    const mine = async (person: string) => {
      const { duties } = (await world.as(person).call('duties.mine')).body;
      return duties.filter(({ matter }) => matter !== undefined);
    };
    expect(await mine('leader')).toMatchObject([
      {
        what: 'matters.notices.read',
        matter: issued.body.id,
        name: { zh: '督促通知单（已发出）' },
        due: issued.body.due,
        roles: ['unit-leader'],
      },
    ]);
    expect(await mine('office')).toEqual([]);
    const answer = { text: '已完成招标，附开工令', evidence: [] };
    await world.as('leader').call('matters.notices.answer', { params: of, body: answer });
    expect(await mine('leader')).toEqual([]);
    expect(await mine('office')).toEqual([]);
    expect(await mine('gao')).toEqual([]);
    const [waiting] = await mine('checker');
    expect(waiting).toMatchObject({ name: { zh: '督促通知单（已答复待核实）' }, overdue: false });
    expect(waiting).not.toHaveProperty('due');
    const { duties } = (await world.as('gao').call('duties.period', { params: { period }, query: {} })).body;
    expect(duties.at(-1)).toMatchObject({ matter: issued.body.id, roles: ['performance-office', 'supervisor'] });
  });

  it('outlives its period: an archived one is still answered', async () => {
    const world = await implementing(engine());
    await world.as('office').call('matters.notices.issue', { params, body: notice });
    await openPeriod(world, 'archived', { scheme: { id: agreedScheme.id, version: 1 } });
    await enrol(world, 'unit.services', { state: 'final' });
    expect(await waitingFor(world, 'leader')).toEqual(['matters.notices.read unit.services']);
  });
});

describe('in assessment', () => {
  const assessing = async () => {
    const world = await implementing(engine());
    await world.person('wang', 'audit', ['rater']);
    await world.person('gao', 'county', ['committee']);
    world.clock.now = chinaTime('2026-10-12T09:00:00');
    const raters = [{ rater: 'wang', group: 'leaders' }];
    await world.as('office').call('scoring.assign', { params, body: { raters } });
    return world;
  };

  it('a ballot waits for its rater alone, until it is submitted', async () => {
    const world = await assessing();
    expect(await waitingFor(world, 'wang')).toEqual(['scoring.rate unit.services']);
    const ballot = { marks: [{ indicator: 'service', mark: '90' }], submitted: true };
    await world.as('wang').call('scoring.rate', { params, body: ballot });
    expect(await waitingFor(world, 'wang')).toEqual([]);
  });

  it('the office sees for everybody who has not filed, signed, rated; a leader for those below; a clerk for nobody', async () => {
    const world = await assessing();
    const [first] = await inPeriod(world, 'gao');
    expect(first).toBe('progress.file unit.services 网办率（2026年7月）');
    expect(await inPeriod(world, 'office', { unit: 'services' })).toContain('scoring.rate unit.services');
    const { duties } = (await world.as('office').call('duties.period', { params: { period } })).body;
    expect(duties.find(({ what }) => what === 'scoring.rate')).toMatchObject({ person: 'wang', personName: 'wang' });
    expect(await inPeriod(world, 'office', { unit: 'finance' })).toEqual([]);
    expect(await inPeriod(world, 'stranger')).toEqual([]);
    expect(await refused(world.as('clerk').call('duties.period', { params: { period } }))).toBe('access.role');
  });
});

describe('a duty', () => {
  it.each([...Object.keys(dutyNames), ...KindName.options.map((kind) => `matters.${kind}.read`)])(
    'of %s names a route',
    (what) => {
      expect(tables.map(({ id }) => id)).toContain(what);
    },
  );

  it('waits for those whom its route lets in, stated once', () => {
    for (const [what, allow] of Object.entries(doers))
      expect(tables.find(({ id }) => id === what)?.allow, what).toBe(allow);
  });

  it('of an official waits for nobody who acts on units alone, and of a unit for no judge of people', async () => {
    const world = await implementing(engine());
    const { head } = await existingPeriod(world.table, world.jurisdiction, period);
    const services = { table: world.table, now: world.clock.now } as never;
    const { live } = await liveOf(services, world, head);
    const reaches = async (subject: string) => {
      const waiting = await waitingOn(services, world.jurisdiction, { considered: live!, subject });
      return new Set(waiting.duties.flatMap(({ by }) => by.map(({ scope }) => scope)));
    };
    expect(await reaches('unit.services')).toEqual(new Set(['unit', 'owned']));
    world.clock.now = chinaTime('2026-07-02T09:00:00');
    const early = { table: world.table, now: world.clock.now } as never;
    const waiting = await waitingOn(early, world.jurisdiction, { considered: live!, subject: 'official.officer' });
    expect(waiting.duties).toMatchObject([{ what: 'goals.propose', by: [{ role: 'official', scope: 'own' }] }]);
  });
});

it('an answer asks no more of the table for a county of two hundred units than for one of twenty', async () => {
  let asked = 0;
  const world = await county(engine(), 'planning', (_operation, read) => {
    if (read > 0) asked += 1;
  });
  const asks = async (units: number) => {
    for (let n = 0; n < units; n += 1) await enrol(world, `unit.u${units}-${n}`);
    await world.as('office').call('duties.mine');
    asked = 0;
    await world.as('office').call('duties.mine');
    return asked;
  };
  const few = await asks(20);
  expect(await asks(200)).toBe(few);
});
