import { expect, test } from 'vitest';
import { routes } from '../../../functions/periods/routes.ts';
import { reportKey } from '../../../shared/domain/reports/manifest.ts';
import type { PeriodReport } from '../../../shared/domain/reports/model.ts';
import { beginClose, endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { makeWorld } from '../../make/world.ts';
import { drain } from './worker.ts';

const engine = withEngine();

/** The report of a closed period of two subjects, the first of which was shown these cards. */
async function reported(cards?: { warned: number; yellow: number; red: number; late: number }) {
  const world = makeWorld(engine(), routes);
  const subjects = await endOfAssessment(world, 2);
  const [first = ''] = subjects;
  if (cards) await enrol(world, first, { cards });
  const queue = [...(await beginClose(world))];
  await drain({ ...world.platform, jobs: { send: async (messages) => void queue.push(...messages) } }, queue);
  const run = { jurisdiction: world.jurisdiction, period, stage: 'provisional' as const, generation: 1 };
  const file = (format: 'json' | 'html') => Buffer.from(world.reports.get(reportKey(run, 'period', format))!);
  const report: PeriodReport = JSON.parse(file('json').toString());
  return { report, page: file('html').toString(), subjects };
}

test('a period report says subject by subject what came on time and which cards were shown, once any was', async () => {
  const cards = { warned: 2, yellow: 1, red: 0, late: 1 };
  const { report, page, subjects } = await reported(cards);
  expect(report.filings).toMatchObject([
    { who: { id: subjects[0] }, due: 1, onTime: 1, cards },
    { who: { id: subjects[1] }, due: 1, onTime: 1, cards: null },
  ]);
  expect(page).toContain('按时率和预警、黄牌、红牌');
});

test('where no card was shown a period report has no word of them', async () => {
  const { report, page } = await reported();
  expect(report).not.toHaveProperty('filings');
  expect(page).not.toContain('黄牌');
});
