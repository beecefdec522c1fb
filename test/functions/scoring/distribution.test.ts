import { expect, it } from 'vitest';
import { routes } from '../../../functions/scoring/routes.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();

/** 每名评委评 90 分（含）以上的不超过所评对象的一半。 */
const limited: Scheme = {
  ...smallScheme,
  sections: smallScheme.sections.map((section) =>
    section.items === 'common'
      ? {
          ...section,
          indicators: section.indicators.map((indicator) =>
            indicator.rule.kind === 'rating'
              ? { ...indicator, rule: { ...indicator.rule, distribution: [{ from: '90', most: '0.5' }] } }
              : indicator,
          ),
        }
      : section,
  ),
};

it('a rater submits no more high marks than the scheme allows on their sheet; a draft may have them, and lowering one makes room', async () => {
  const world = makeWorld(engine(), routes);
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('wang', 'audit', ['rater']);
  await openPeriod(world, 'assessment', {}, limited);
  const subjects = ['unit.finance', 'unit.health', 'unit.education'];
  for (const subject of subjects) {
    await enrol(world, subject);
    const body = { raters: [{ rater: 'wang', group: 'leaders' }] };
    await world.as('office').call('scoring.assign', { params: { period, subject }, body });
  }
  const rate = (subject: string, mark: string, submitted = true) =>
    world.as('wang').call('scoring.rate', {
      params: { period, subject },
      body: { marks: [{ indicator: 'service', mark }], submitted },
    });
  const { ballots } = (await world.as('wang').call('scoring.ballots', { params: { period } })).body;
  expect(ballots[0]?.asked).toMatchObject([{ indicator: 'service', distribution: [{ from: '90', most: '0.5' }] }]);

  await rate('unit.finance', '90');
  await rate('unit.health', '95', false);
  // 三个对象的一半为 1.5 个，至多 1 个。
  expect(await refused(rate('unit.health', '95'))).toBe('scoring.over-limit');
  await rate('unit.health', '89.5');
  // A correction counts in place of what it corrects.
  await rate('unit.finance', '96');
  await rate('unit.finance', '88');
  expect((await rate('unit.health', '95')).status).toBe(201);
});
