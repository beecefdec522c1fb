import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { routes as scoring } from '../../../functions/scoring/routes.ts';
import type { Correction } from '../../../shared/domain/matter/correction.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, openPeriod, period, recorded, scored } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const start = (engine: Engine) => makeWorld(engine, [...matters, ...results, ...scoring]);
export type World = ReturnType<typeof start>;
export const params = { period, subject: 'unit.finance' };
export const noticeAt = chinaTime('2026-10-21T09:00:00');

/** Finance filed 80 of 100 (48 of 60 points) and was marked 90 and 60 (30 of 40): 78 points. */
export async function feedbackOf(engine: Engine): Promise<World> {
  const world = start(engine);
  world.clock.now = noticeAt;
  await world.settings();
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('office', 'office-unit', ['performance-office']);
  await openPeriod(world, 'feedback', { provisionalAt: noticeAt });
  await enrol(world, params.subject);
  await recorded(world, params.subject, 'clerk', 'progress.filed', {
    indicator: 'budget',
    slot: 'period',
    given: { kind: 'number', number: '80' },
    source: '财政系统',
  });
  await recorded(world, params.subject, 'leader', 'progress.accepted', { filings: [2] });
  const ballot = (mark: string) => ({ group: 'leaders', marks: [{ indicator: 'service', mark }], submitted: true });
  await recorded(world, params.subject, 'wang', 'scoring.rated', ballot('90'));
  await recorded(world, params.subject, 'sun', 'scoring.rated', ballot('60'));
  await scored(world, params.subject);
  return world;
}

/** What people do about the result, in the world as it is then. */
export const acts = (world: () => World) => ({
  object: (by = 'leader', items = ['budget']) =>
    world()
      .as(by)
      .call('matters.rechecks.object', { params, body: { reason: '统计口径有误', items } }),
  ask: () =>
    world()
      .as('office')
      .call('matters.rechecks.ask', { params, body: { reason: '统计口径有误', items: ['budget'] } }),
  uphold: (matter: string, by: string, corrections: Correction[]) =>
    world()
      .as(by)
      .call('matters.rechecks.uphold', {
        params: { ...params, matter },
        body: { reason: '经核对原始台账，填报有误', corrections },
      }),
  dismiss: (matter: string, by: string) =>
    world()
      .as(by)
      .call('matters.rechecks.dismiss', { params: { ...params, matter }, body: { reason: '填报数与台账一致' } }),
});

export const replaced = (number: string) => ({
  kind: 'filing-replaced' as const,
  indicator: 'budget',
  value: { kind: 'number' as const, number },
});
