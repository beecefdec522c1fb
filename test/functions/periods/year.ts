import { routes as duties } from '../../../functions/duties/routes.ts';
import { advance } from '../../../functions/periods/advance.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as periods } from '../../../functions/periods/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { routes as schemes } from '../../../functions/schemes/routes.ts';
import { goalsHash, type AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import type { Condition } from '../../../shared/domain/scheme/outcome.ts';
import type { EventName } from '../../../shared/domain/audit/events.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, type Existing } from '../../../shared/storage/record.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { openTable } from '../../../shared/storage/dynamodb.ts';
import { readSheet } from '../../../shared/storage/sheets.ts';
import type { Write } from '../../../shared/storage/table.ts';
import type { Engine } from '../../make/engine.ts';
import { happened } from '../../make/happened.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { indicator } from '../../domain/scoring/example.ts';
import { library } from '../../schemes/golden.ts';
import { drain, rowsOf, tableWith } from '../jobs/worker.ts';

const yearly = library.find(({ name }) => name === 'civil-servants-annual')!;
export const golden = yearly.golden.subjects;
type Golden = (typeof golden)[number];

export const year = '2026';
export const quarters = { q1: '2026-q1', q2: '2026-q2', q3: '2026-q3', q4: '2026-q4' } as const;
const minutes = 60_000;

/** Everything the county does in a year for its officials, by the schemes of the library as they are. */
export async function countyYear(engine: Engine, conditions: readonly Condition[] = []) {
  const world = makeWorld(engine, routes);
  const { clock } = world;
  const { office, committee } = bodies(world);
  clock.now = chinaTime('2026-01-04T09:00:00');
  await world.settings();
  for (const id of ['office', 'audit', 'research-office']) await world.unit(id);
  await world.person('wang', 'office', ['performance-office']);
  await world.person('zhao', 'office', ['committee']);
  await world.person('sun', 'audit', ['supervisor']);
  await world.person('qi', 'audit', ['supervisor']);
  for (const id of people) await world.person(id, 'research-office', [], { group: 'economic' });

  async function adopt(name: string) {
    const { scheme } = (await office.call('schemes.read-library', { params: { id: name } })).body;
    const bent = name === 'civil-servants-annual' && conditions.length > 0 ? { conditions: [...conditions] } : {};
    const { body } = await office.call('schemes.create', { body: { scheme: { ...scheme, ...bent } } });
    const version = { params: { scheme: name, version: 1 } };
    await office.call('schemes.submit', { ...version, body: {} });
    const decision = { hash: body.standing.hash, meeting: '第1次会议', specialRules: body.specialRules };
    await committee.call('schemes.approve', { ...version, body: decision });
  }
  await adopt('civil-servants-quarterly');
  await adopt('civil-servants-annual');
  for (const number of [1, 2, 3, 4])
    await office.call('periods.create', { body: { type: 'quarter', year: 2026, number } });
  await office.call('periods.create', { body: { type: 'year', year: 2026 } });
  return goingOn(world);
}

/** A moment of that year, from which it can go on in many ways. */
export async function kept(engine: Engine, { world }: CountyYear) {
  return { jurisdiction: world.jurisdiction, now: world.clock.now, rows: await rowsOf(engine.client, engine.name) };
}

/** The year goes on from a moment, on a table of its own. */
export async function from(engine: Engine, { jurisdiction, now, rows }: Awaited<ReturnType<typeof kept>>) {
  const table = openTable(await tableWith(engine.client, rows), engine.client);
  const world = makeWorld({ ...engine, table: () => table }, routes, undefined, jurisdiction);
  world.clock.now = now;
  return goingOn(world);
}

const routes = [...schemes, ...periods, ...results, ...matters, ...duties];
type World = ReturnType<typeof makeWorld<(typeof routes)[number]>>;
const people = golden.map(({ input }) => input.subject.replace('official.', ''));
const bodies = ({ as }: World) => ({ office: as('wang'), committee: as('zhao'), supervisor: as('sun') });

function goingOn(world: World) {
  const { table, jurisdiction, clock } = world;
  const { office, committee, supervisor } = bodies(world);

  const openQuarter = (period: string) =>
    office.call('periods.open', {
      params: { period },
      body: { scheme: { id: 'civil-servants-quarterly', version: 1 }, groups: ['economic'] },
    });
  const openYear = (rollsUp: Record<string, string> = quarters) =>
    office.call('periods.open', {
      params: { period: year },
      body: { scheme: { id: 'civil-servants-annual', version: 1 }, groups: ['economic'], rollsUp },
    });

  /** Entries of other capabilities on a subject's record, many in a transaction. */
  async function record(period: string, subject: string, acts: readonly Act[]) {
    const chain: Existing<object> = await existingAppraisal(table, jurisdiction, period, subject);
    let writes: Write[] = [];
    for (const [by, what, data] of acts) {
      const wanted = typeof data === 'function' ? data(chain.n) : data;
      const next = append(chain, happened(what, clock.now, { by: { id: by, rolesUsed: [] }, data: wanted }));
      Object.assign(chain, { n: next.n, hash: next.hash });
      writes.push(...next.writes);
      if (writes.length >= 90) {
        await table.write(writes);
        writes = [];
      }
    }
    if (writes.length > 0) await table.write(writes);
  }

  /** A run of the schedule, and all that it sets going. */
  async function schedule(now: number) {
    const queue: Wake[] = [];
    const jobs = { send: async (sent: readonly Wake[]) => void queue.push(...sent) };
    clock.now = now;
    const { moved } = await advance({ table, jobs, now, trace: 'schedule' });
    await drain({ ...world.platform, jobs }, queue, { holder: 'worker', now, hasTime: () => true });
    return moved;
  }
  const after = async (period: string, phase: 'assessment' | 'feedback') =>
    schedule((await existingPeriod(table, jurisdiction, period)).head.deadlines[phase] + 5 * minutes);

  async function approve(period: string) {
    await office.call('results.propose', { params: { period }, body: { exceptions: [] } });
    const body = { finding: 'approved', meeting: '第2次会议' } as const;
    await committee.call('results.approve', { params: { period }, body });
  }

  const headOf = async (period: string, subject: string) =>
    (await existingAppraisal(table, jurisdiction, period, subject)).head;
  const sheetOf = async (period: string, subject: string) => {
    const { score } = await headOf(period, subject);
    return (await readSheet(table, { jurisdiction, period, subject }, score?.sheet ?? 1))!;
  };
  return {
    world,
    office,
    committee,
    supervisor,
    people,
    openQuarter,
    openYear,
    record,
    schedule,
    after,
    approve,
    headOf,
    sheetOf,
    head: async (period: string) => (await existingPeriod(table, jurisdiction, period)).head,
  };
}
export type CountyYear = ReturnType<typeof goingOn>;

type Act = readonly [by: string, what: EventName, data: object | ((n: number) => object)];

const number = (figure: string) => ({ kind: 'number', number: figure }) as const;

function filed(item: string, given: object): Act[] {
  return [
    ['clerk', 'progress.filed', { indicator: item, slot: 'period', given, source: '台账' }],
    ['boss', 'progress.signed-off', (n) => ({ filings: [n] })],
    ['office', 'progress.accepted', (n) => ({ filings: [n - 1] })],
  ];
}

/** The record of a quarter that scores so much: full marks for all but the tasks, of which 55 points are to be had. */
function quarterOf(score: string): Act[] {
  const own = indicator('tasks', '55', { kind: 'ratio', whenZero: 'zero' }, { frequency: 'quarter' });
  const goals: AgreedGoal[] = [
    { item: 'tasks', own: { section: 'work', indicator: own }, unitOfMeasure: '项', target: '550', owner: 'self' },
  ];
  const laid = { version: 1, side: 'subject', hash: goalsHash(goals), goals };
  const sign = (side: string) => ({ version: 1, side, hash: laid.hash });
  const done = Math.round((Number(score) - 45) * 10);
  const good = (rater: string, group: string): Act => [
    rater,
    'scoring.rated',
    { group, marks: [{ indicator: 'votes', vote: 'good' }], submitted: true },
  ];
  return [
    ['self', 'goals.proposed', laid],
    ['self', 'goals.signed', sign('subject')],
    ['boss', 'goals.signed', sign('assessor')],
    ...filed('tasks', number(String(done))),
    ...filed('discipline', number('0')),
    ...filed('attendance', number('0')),
    ...filed('study', number('5')),
    good('r1', 'superior'),
    good('r2', 'colleagues'),
    good('r3', 'served'),
  ];
}

/** The record of the year itself: everything of the golden input but the quarters. */
function yearOf({ input }: Golden): Act[] {
  const marks: Act[] = input.marks.map(({ item, group, mark }, at) => [
    `marker-${at}`,
    'scoring.rated',
    { group, marks: [{ indicator: item, mark }], submitted: true },
  ]);
  const votes = input.tallies.flatMap(({ item, group, votes: cast }) =>
    Object.entries(cast).flatMap(([vote, count]) =>
      Array.from({ length: count }, (_, at): Act => [
        `${group}-${vote}-${at}`,
        'scoring.rated',
        { group, marks: [{ indicator: item, vote }], submitted: true },
      ]),
    ),
  );
  const vetoes = input.vetoes.flatMap(({ veto: event }): Act[] => {
    const document = { number: '纪发〔2026〕1号', title: '关于处理的决定', issuer: '县纪委' };
    return [
      ['office', 'scoring.vetoed', { event, document, date: '2026-09-01', reason: '依据处理决定' }],
      ['zhao', 'scoring.line-approved', (n) => ({ line: n })],
    ];
  });
  const figures = input.filed.flatMap((one) => (one.state === 'filed' ? filed(one.item, one.value) : []));
  return [...figures, ...marks, ...votes, ...vetoes];
}

/** Excellent only with a quarter of this grade. */
export const reads = (grade: string): Condition => ({
  id: 'good-quarter',
  name: { zh: '平时考核好等次', en: 'A good quarter' },
  grade: 'excellent',
  needs: { by: 'periods', atLeast: 1, grades: [grade] },
});

/** The year with its four quarters opened, whoever is golden for a quarter enrolled in it, and everything on record. */
export async function recordedYear(engine: Engine, conditions: readonly Condition[] = []) {
  const it = await countyYear(engine, conditions);
  // Of the golden subjects one came in the middle of the year.
  const late = 'zhou-ming';
  await it.world.person(late, 'research-office', []);
  for (const period of [quarters.q1, quarters.q2]) await it.openQuarter(period);
  await it.world.person(late, 'research-office', [], { group: 'economic' });
  for (const period of [quarters.q3, quarters.q4]) await it.openQuarter(period);
  await it.openYear();
  for (const one of golden) {
    for (const { period, score } of one.input.periods)
      await it.record(quarters[period as 'q1'], one.input.subject, quarterOf(score));
    await it.record(year, one.input.subject, yearOf(one));
  }
  return it;
}

/** Until every quarter but the last is approved; the year and its last quarter are then at the end of their assessment. */
export async function untilTheLastQuarter(it: CountyYear) {
  for (const period of [quarters.q1, quarters.q2, quarters.q3]) {
    await it.after(period, 'assessment');
    await it.after(period, 'feedback');
    await it.approve(period);
  }
  await it.after(quarters.q4, 'assessment');
}
