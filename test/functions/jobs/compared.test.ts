import { expect, test } from 'vitest';
import { routes } from '../../../functions/periods/routes.ts';
import { reportKey } from '../../../shared/domain/reports/manifest.ts';
import type { PeriodReport, SubjectReport } from '../../../shared/domain/reports/model.ts';
import { existingAppraisal, loadAppraisal } from '../../../shared/storage/appraisals.ts';
import { append } from '../../../shared/storage/record.ts';
import { beginClose, endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { makeWorld } from '../../make/world.ts';
import { drain } from './worker.ts';

const engine = withEngine();

test('reports compare a quarter with the one before by the same scheme, and tell whoever was not in it that there is nothing to compare', async () => {
  const world = makeWorld(engine(), routes);
  const { table, jurisdiction } = world;
  const [first = '', second = ''] = await endOfAssessment(world, 2);
  const before = {
    id: '2026q2',
    name: { zh: '2026年第二季度', en: 'Q2 2026' },
    start: '2026-04-01',
    end: '2026-06-30',
  };
  await openPeriod(world, 'archived', { ...before, number: 2, publishedAt: 1 });
  const { head: now } = await existingAppraisal(table, jurisdiction, period, first);
  const chain = await loadAppraisal(table, jurisdiction, before.id, first);
  const score = { sheet: 1, rounded: '71.50', exact: '71.5', keys: [], vetoes: [] };
  const standing = { rank: 5, of: 6, normalised: null, band: 'good', grade: 'good', reasons: [] };
  const head = { ...now, period: before.id, state: 'closed' as const, score, standing };
  await table.write(append(chain, happened('scoring.closed', world.clock.now), { head }).writes);

  const queue = [...(await beginClose(world))];
  await drain({ ...world.platform, jobs: { send: async (messages) => void queue.push(...messages) } }, queue);
  const run = { jurisdiction, period, stage: 'provisional' as const, generation: 1 };
  const read = (of: string): unknown => JSON.parse(String(Buffer.from(world.reports.get(reportKey(run, of, 'json'))!)));

  const compared = (read(first) as SubjectReport).comparison!;
  if (compared.state !== 'compared') throw new Error(compared.why.zh);
  expect(compared.score.before).toBe('71.50');
  expect(compared.rank).toEqual({ before: { rank: 5, of: 6 }, now: { rank: 1, of: expect.any(Number) } });
  expect(compared.sentence.zh).toContain('与2026年第二季度相比，得分由71.50分到');
  expect((read(second) as SubjectReport).comparison).toMatchObject({
    state: 'not-comparable',
    why: { zh: '上期（2026年第二季度）没有本对象的得分，不可比较。' },
  });
  const whole = (read('period') as PeriodReport).comparison!;
  expect(whole).toMatchObject({ state: 'compared', subjects: [{ subject: { id: first } }] });
});
