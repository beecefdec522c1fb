import { describe, expect, test } from 'vitest';
import { scoresOf } from '../../../shared/storage/parts.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period, recorded } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { assessment, document, limited } from './lives.ts';

const engine = withEngine();
const people = {
  an: ['services', '96'],
  bo: ['services', '95'],
  chen: ['services', '94'],
  dai: ['finance', '97'],
} as const satisfies Record<string, [string, string]>;
const exemptions = [
  { id: 'probation', name: { zh: '试用期', en: 'Probation' }, scored: true },
  { id: 'sick-leave', name: { zh: '长期病假', en: 'Long sick leave' }, scored: false },
];
const half = limited('peer-group', '0.5', { exemptions });
const scene = () => assessment(engine(), half, people);
type Scene = Awaited<ReturnType<typeof scene>>;

const left = { ground: 'left', document, reason: '八月办理退休手续' } as const;
const exempt = (exemption: string) => ({ ground: 'exempt', exemption, document, reason: '人事部门已核实' }) as const;
const ask = ({ office, at }: Scene, id: string, body: typeof left | ReturnType<typeof exempt> = left) =>
  office.call('periods.withdraw', { params: at(id), body });
const decide = ({ committee, at }: Scene, id: string, finding: 'confirmed' | 'rejected' = 'confirmed') =>
  committee.call('periods.decide-withdrawal', {
    params: at(id),
    body: { finding, meeting: '第6次会议', reason: '材料属实' },
  });
const out = async (it: Scene, id: string, body?: Parameters<typeof ask>[2]) => {
  await ask(it, id, body);
  await decide(it, id);
};
const afterClose = async (it: Scene) => {
  await it.close();
  it.world.clock.now = chinaTime('2026-10-22T09:00:00');
};
const reportOf = ({ world }: Scene) => {
  const key = [...world.reports.keys()].find((name) => name.includes('/period') && name.endsWith('.json'));
  return JSON.parse(Buffer.from(world.reports.get(key!)!).toString());
};

describe('a share counted of those who are ranked', () => {
  test('is two of four while everybody takes part', async () => {
    const it = await scene();
    await it.close();
    expect(await it.grades('an', 'bo', 'chen', 'dai')).toEqual({
      an: 'excellent',
      bo: 'good',
      chen: 'good',
      dai: 'excellent',
    });
  });

  test('is one of three when the fourth has left, who is neither scored nor missing', async () => {
    const it = await scene();
    await out(it, 'chen');
    await afterClose(it);
    // floor(3 × 0.5) = 1.
    expect(await it.grades('an', 'bo', 'chen', 'dai')).toEqual({
      an: 'good',
      bo: 'good',
      chen: null,
      dai: 'excellent',
    });
    const head = await it.headOf('chen');
    expect(head).toMatchObject({
      state: 'closed',
      standing: { rank: null, of: 3, grade: null, reasons: [{ code: 'withdrawn', params: { ground: 'left' } }] },
    });
    expect(head.score).toBeUndefined();
    expect(head.setAside).toBeUndefined();
    const { body } = await it.office.call('periods.subjects', { params: { period }, query: {} });
    expect(body.subjects.find(({ subject }) => subject === 'official.chen')).toMatchObject({
      withdrawal: { state: 'withdrawn', ground: 'left' },
    });
    const report = reportOf(it);
    expect(report).toMatchObject({ subjects: 3, setAside: [] });
    expect(report.withdrawn).toMatchObject([
      {
        subject: { id: 'official.chen' },
        score: null,
        why: { zh: `已退出考核：退休、调出或者离职（${document.number}）。` },
      },
    ]);
  });

  test('is one of three where the fourth is assessed without a grade (不定等次), with the score beside', async () => {
    const it = await scene();
    await out(it, 'dai', exempt('probation'));
    await afterClose(it);
    expect(await it.grades('an', 'bo', 'chen', 'dai')).toEqual({
      an: 'excellent',
      bo: 'good',
      chen: 'good',
      dai: null,
    });
    const head = await it.headOf('dai');
    expect(head.score?.rounded).toBe('97.00');
    expect(head.standing).toMatchObject({ rank: null, of: 3, reasons: [{ code: 'exempt' }] });
    expect(reportOf(it)).toMatchObject({
      subjects: 4,
      setAside: [
        {
          subject: { id: 'official.dai' },
          score: { rounded: '97.00' },
          why: { zh: expect.stringContaining('不定等次：试用期') },
        },
      ],
    });
  });

  test('is the same in a what-if', async () => {
    const it = await scene();
    await out(it, 'chen');
    await out(it, 'dai', exempt('probation'));
    await afterClose(it);
    const body = { changes: { points: { budget: '60' } } };
    const { outcome } = (await it.office.call('scoring.what-if', { params: { period }, body })).body;
    expect(outcome).toMatchObject({ subjects: 3, leftOut: 0, moved: { any: 0 } });
    expect(outcome?.quotas).toMatchObject([{ grade: 'excellent', places: 1, given: 1 }]);
  });
});

describe('a withdrawal', () => {
  test('is asked for by the office and decided by somebody else, for whom it waits until assessment ends', async () => {
    const it = await scene();
    await it.world.person('both', 'county', ['performance-office', 'committee']);
    const both = it.world.as('both');
    await both.call('periods.withdraw', { params: it.at('chen'), body: left });
    const waiting = async (who: typeof both) =>
      (await who.call('duties.mine')).body.duties.filter(({ what }) => what === 'periods.decide-withdrawal');
    expect(await waiting(it.committee)).toMatchObject([
      { subject: 'official.chen', due: '2026-10-20T15:59:59.999Z', about: { zh: '退休、调出或者离职' } },
    ]);
    expect(await waiting(both)).toEqual([]);
    const body = { finding: 'confirmed', meeting: '第6次会议', reason: '材料属实' } as const;
    expect(await refused(both.call('periods.decide-withdrawal', { params: it.at('chen'), body }))).toBe(
      'access.same-person',
    );
    const asked = { ground: 'left', document, reason: left.reason, by: 'both', at: '2026-10-12T01:00:00.000Z' };
    const withdrawal = { state: 'withdrawn', ...asked, meeting: '第6次会议' };
    expect((await decide(it, 'chen')).body).toEqual({ subject: 'official.chen', withdrawal });
    const { body: list } = await it.office.call('periods.subjects', { params: { period }, query: {} });
    expect(list.subjects.find(({ subject }) => subject === 'official.chen')?.withdrawal).toEqual(withdrawal);
    expect(await waiting(it.committee)).toEqual([]);
    const pk = it.world.partition.appraisal(it.world.jurisdiction, period, 'official.chen');
    expect((await entries(it.world.table, pk)).slice(-2)).toMatchObject([
      { what: 'periods.withdrawal-proposed', by: { id: 'both' }, why: left.reason, data: { ground: 'left', document } },
      { what: 'periods.withdrawal-decided', by: { id: 'zhao' }, data: { finding: 'confirmed', meeting: '第6次会议' } },
    ]);
  });

  test('that is rejected, or that nobody decides on, leaves the subject assessed as before', async () => {
    const it = await scene();
    await ask(it, 'chen');
    expect((await decide(it, 'chen', 'rejected')).body).toEqual({ subject: 'official.chen' });
    await ask(it, 'bo');
    await it.close();
    expect(await it.grades('an', 'bo', 'chen', 'dai')).toEqual({
      an: 'excellent',
      bo: 'good',
      chen: 'good',
      dai: 'excellent',
    });
    expect((await it.headOf('bo')).life).toBeUndefined();
  });

  test('ends everything that waits about the subject, and nothing more is added to its record', async () => {
    const it = await scene();
    const lists = async () => {
      const unaccepted = await it.office.call('progress.unaccepted', { params: { period }, query: {} });
      const unsigned = await it.office.call('goals.list', { params: { period }, query: { open: 'true' } });
      const duties = await it.office.call('duties.period', { params: { period }, query: {} });
      const whose = [...unaccepted.body.subjects, ...unsigned.body.subjects, ...duties.body.duties];
      return new Set(whose.map(({ subject }) => subject));
    };
    const line = { line: 'award', points: '1', document, date: '2026-08-03', reason: '获市级表彰' };
    await recorded(it.world, 'official.chen', 'checker', 'scoring.adjusted', line);
    expect(await lists()).toContain('official.chen');
    await out(it, 'chen');
    expect(await lists()).not.toContain('official.chen');
    const params = it.at('chen');
    const given = { kind: 'number', number: '80' } as const;
    const filing = { indicator: 'budget', slot: 'period', given, source: '月报' } as const;
    const chen = it.world.as('chen');
    expect(await refusal(chen.call('progress.file', { params, body: filing }))).toMatchObject({
      status: 409,
      type: 'urn:jixiao:problem:periods.withdrawn',
    });
    expect(await refused(it.office.call('scoring.adjust', { params, body: line }))).toBe('periods.withdrawn');
    const raters = { raters: [{ rater: 'zhao', group: 'leaders' }] };
    expect(await refused(it.office.call('scoring.assign', { params, body: raters }))).toBe('periods.withdrawn');
    const transfer = { unit: 'finance', date: '2026-08-03', document };
    expect(await refused(it.office.call('periods.transfer', { params, body: transfer }))).toBe('periods.withdrawn');
  });

  test('is not repeated, rests on a ground that fits the subject, and comes too late after the close', async () => {
    const it = await scene();
    expect(await refused(decide(it, 'chen'))).toBe('periods.life-state');
    const dissolved = { ...left, ground: 'dissolved' } as never;
    expect(await refusal(ask(it, 'chen', dissolved))).toMatchObject({
      type: 'urn:jixiao:problem:periods.other-ground',
      legal: ['left', 'exempt'],
    });
    expect(await refusal(ask(it, 'chen', exempt('study')))).toMatchObject({
      type: 'urn:jixiao:problem:periods.no-such-exemption',
      legal: ['probation', 'sick-leave'],
    });
    await out(it, 'chen', exempt('sick-leave'));
    expect((await it.headOf('chen')).life?.state).toBe('withdrawn');
    expect(await refused(ask(it, 'chen'))).toBe('periods.life-state');
    expect(await refused(ask(it, 'nobody'))).toBe('access.no-appraisal');
    await afterClose(it);
    expect(await refused(ask(it, 'an'))).toBe('phase.not-now');
  });

  test('is asked for by the office of whoever runs the period', async () => {
    const it = await scene();
    await it.world.person('elsewhere', 'finance', [{ role: 'performance-office', unit: 'finance', over: 'finance' }]);
    await openPeriod(it.world, 'assessment', { owner: 'services', enrolled: [4] }, half);
    const call = it.world.as('elsewhere').call('periods.withdraw', { params: it.at('chen'), body: left });
    expect(await refused(call)).toBe('access.owner');
  });

  test('needs no exception when the results are laid before the committee', async () => {
    const it = await scene();
    await out(it, 'chen');
    await afterClose(it);
    await openPeriod(it.world, 'application', { enrolled: [4] }, half);
    it.world.clock.now = chinaTime('2026-11-10T09:00:00');
    const { body } = await it.office.call('results.propose', { params: { period }, body: { exceptions: [] } });
    expect(body.state).toBe('proposed');
    const standing = await it.office.call('results.group', { params: { period, group: 'economic' }, query: {} });
    expect(standing.body.ranking.find(({ subject }) => subject === 'official.chen')).toMatchObject({
      rank: null,
      why: ['已退出考核（退休、调出或者离职），不参加排名，没有等次。'],
    });
  });

  test('makes the period not applicable to the subject in the year that takes it in', async () => {
    const it = await scene();
    await out(it, 'chen');
    await it.close();
    const { table, jurisdiction } = it.world;
    const { head } = await existingPeriod(table, jurisdiction, period);
    const subjects = ['official.chen', 'official.an'];
    const counted = { counting: [{ id: 'q3', period: head, fullMark: '100' }], absent: [] };
    const brought = await scoresOf(table, { jurisdiction, subjects }, counted);
    expect(brought('official.chen')).toMatchObject({
      periods: [],
      absentPeriods: [{ period: 'q3', why: 'not-applicable' }],
    });
    expect(brought('official.an').periods).toMatchObject([{ period: 'q3', score: '96.00' }]);
    expect((await it.headOf('chen')).judged).toEqual({ unit: 'services', path: [] });
  });
});
