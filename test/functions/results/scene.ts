import { routes } from '../../../functions/results/routes.ts';
import { manifestLine, reportKey, wholePeriod } from '../../../shared/domain/reports/manifest.ts';
import { startClosing } from '../../../shared/storage/closing.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { reportSetWrite } from '../../../shared/storage/results.ts';
import type { Engine } from '../../make/engine.ts';
import { graded, openPeriod, period } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const params = { period };
export const meeting = '县绩效管理委员会2026年第3次会议';

/** Five units: one place for excellent (20 % of 5), two candidates, one of them under a veto. */
export async function approvable(engine: Engine) {
  const world = makeWorld(engine, routes);
  world.clock.now = chinaTime('2026-11-10T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('chair', 'government', ['committee', { role: 'performance-office', unit: 'government' }]);
  await world.person('member', 'government', ['committee']);
  await world.person('leader', 'audit', ['unit-leader']);
  await openPeriod(world, 'application', { provisionalAt: chinaTime('2026-10-21T09:00:00') });
  const scores = {
    'unit.finance': '95.00',
    'unit.audit': '93.00',
    'unit.health': '85.00',
    'unit.water': '70.00',
    'unit.roads': '70.00',
  };
  await graded(world, scores, { 'unit.health': ['safety'] });
  const job = startClosing({
    jurisdiction: world.jurisdiction,
    period,
    kind: 'close',
    trace: 'test',
    generation: 1,
    at: world.clock.now,
    shards: 1,
    groups: ['economic'],
    enrolled: [5],
  });
  await world.table.write(job.writes);
  const ranked = { stage: 'rank', part: 'economic', generation: 1, done: 5, finished: true, turn: 1 };
  const closing = world.partition.closing(world.jurisdiction, period);
  await world.table.write([{ put: { ...ranked, pk: closing, sk: sort.part('rank', 'economic') } }]);

  /** The closing worker is tested elsewhere: here its job is simply over. */
  const finishJob = async () => {
    const pk = world.partition.closing(world.jurisdiction, period);
    const item = await world.table.get({ pk, sk: 'job' });
    await world.table.write([{ put: { ...item, pk, sk: 'job', stage: 'done' } }]);
  };
  await finishJob();

  /** What the report stage leaves of the period: the file and its record. */
  const reported = async (said: unknown, generation = 2) => {
    const run = { jurisdiction: world.jurisdiction, period, stage: 'final', generation } as const;
    const file = { format: 'json', bytes: Buffer.from(JSON.stringify(said)) } as const;
    const key = reportKey(run, wholePeriod, 'json');
    world.reports.set(key, file.bytes);
    const set = { of: wholePeriod, stage: run.stage, generation, at: world.clock.now };
    const files = [manifestLine(run, wholePeriod, file)];
    await world.table.write([reportSetWrite(world.jurisdiction, period, { ...set, files })]);
    return key;
  };

  return {
    world,
    finishJob,
    reported,
    propose: (by = 'office', exceptions: { subject: string; reason: string }[] = []) =>
      world.as(by).call('results.propose', { params, body: { exceptions } }),
    approve: (by = 'member', finding: 'approved' | 'returned' = 'approved') =>
      world.as(by).call('results.approve', { params, body: { finding, meeting, reason: '请核对加减分依据' } }),
    publish: () => world.as('office').call('results.publish', { params, body: {} }),
  };
}

/** The final report of the period, of one unit and one official. */
export const report = {
  period: { id: period, name: { zh: '2026年第三季度', en: 'Q3 2026' } },
  generatedAt: '2026-11-10T01:00:00.000Z',
  groups: [
    {
      id: 'economic',
      name: { zh: '经济部门', en: 'Economic departments' },
      ranking: [
        {
          rank: 1,
          subject: { id: 'unit.finance', name: { zh: '财政局', en: 'Finance' } },
          score: { rounded: '95.00' },
          grade: { id: 'excellent', name: { zh: '优秀', en: 'Excellent' } },
          moved: null,
        },
        {
          rank: 1,
          subject: { id: 'official.li', name: { zh: '李明', en: 'Li' } },
          score: { rounded: '95.00' },
          grade: { id: 'excellent', name: { zh: '优秀', en: 'Excellent' } },
          moved: null,
        },
      ],
    },
  ],
};
