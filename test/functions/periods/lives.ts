import { routes as duties } from '../../../functions/duties/routes.ts';
import { routes as goals } from '../../../functions/goals/routes.ts';
import { routes as periods } from '../../../functions/periods/routes.ts';
import { routes as progress } from '../../../functions/progress/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { routes as scoring } from '../../../functions/scoring/routes.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import type { Wake } from '../../../shared/storage/jobs.ts';
import { assessed, beginClose } from '../../make/closing.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { drain } from '../jobs/worker.ts';

export const document = { number: '县组〔2026〕21号', title: '关于人员转任的通知', issuer: '县委组织部' };

/** Three grades, of which the top is limited for each unit, or for the group, to so much of those who are ranked. */
export const limited = (per: 'unit' | 'peer-group', share: string, more: Partial<Scheme> = {}): Scheme => ({
  ...smallScheme,
  quotas: [{ grade: 'excellent', limit: { by: 'share', share, rounding: 'floor' }, per, ties: 'exclude' }],
  ...more,
});

/** A quarter in its assessment with people of some units, each by the score that figure and mark come to. */
export async function assessment(engine: Engine, scheme: Scheme, people: Readonly<Record<string, [string, string]>>) {
  const world = makeWorld(engine, [...periods, ...goals, ...progress, ...scoring, ...results, ...duties]);
  const { table, jurisdiction, clock } = world;
  clock.now = chinaTime('2026-10-12T09:00:00');
  await world.settings();
  for (const unit of ['county', 'finance', 'services']) await world.unit(unit);
  await world.person('wang', 'county', ['performance-office']);
  await world.person('zhao', 'county', ['committee']);
  for (const unit of ['finance', 'services']) await world.person(`${unit}-leader`, unit, ['unit-leader']);
  await openPeriod(world, 'assessment', { enrolled: [Object.keys(people).length] }, scheme);
  for (const [id, [unit, score]] of Object.entries(people)) {
    await world.person(id, unit);
    await assessed(world, `official.${id}`, { filed: score, mark: score });
    await enrol(world, `official.${id}`, { unit });
  }
  const headOf = async (id: string) => (await existingAppraisal(table, jurisdiction, period, `official.${id}`)).head;
  return {
    world,
    office: world.as('wang'),
    committee: world.as('zhao'),
    headOf,
    at: (id: string) => ({ period, subject: `official.${id}` }),
    async close() {
      const queue = [...(await beginClose(world))];
      const jobs = { send: async (sent: readonly Wake[]) => void queue.push(...sent) };
      await drain({ ...world.platform, jobs }, queue);
    },
    /** The grade of each as the close gave it. */
    grades: async (...ids: string[]) =>
      Object.fromEntries(
        await Promise.all(ids.map(async (id) => [id, (await headOf(id)).standing?.grade ?? null] as const)),
      ),
  };
}
