import { routes } from '../../../functions/schemes/routes.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { departmentScheme, indicator } from '../../domain/scoring/example.ts';
import type { Engine } from '../../make/engine.ts';
import { makeWorld } from '../../make/world.ts';

export const id = departmentScheme.id;
export const params = { scheme: id, version: 1 };
export const meeting = '绩效管理委员会2026年第3次会议';

/** A jurisdiction with an office, its deputy, and a committee member. */
export async function makeScene(engine: Engine) {
  const world = makeWorld(engine, routes);
  await world.settings();
  await world.unit('office');
  await world.person('wang', 'office', ['performance-office']);
  await world.person('li', 'office', ['performance-office', 'committee']);
  await world.person('zhao', 'office', ['committee']);
  await world.person('qian', 'office');
  return {
    world,
    office: world.as('wang'),
    deputy: world.as('li'),
    committee: world.as('zhao'),
    official: world.as('qian'),
  };
}
type Scene = Awaited<ReturnType<typeof makeScene>>;

export async function submitted(scene: Scene, scheme: Scheme = departmentScheme) {
  await scene.office.call('schemes.create', { body: { scheme } });
  return scene.office.call('schemes.submit', { params: { scheme: scheme.id, version: 1 }, body: {} });
}

export async function approved(scene: Scene) {
  const { body } = await submitted(scene);
  return scene.committee.call('schemes.approve', {
    params,
    body: { hash: body.standing.hash, meeting, specialRules: [] },
  });
}

/** The department scheme with one indicator scored by a formula. */
export function withFormula(): Scheme {
  const scheme = structuredClone(departmentScheme);
  const section = scheme.sections.find(({ items }) => items === 'common');
  if (section?.items !== 'common') throw new Error('the example has common indicators');
  const [first] = section.indicators;
  if (!first) throw new Error('the example has common indicators');
  section.indicators[0] = indicator(
    first.id,
    first.points,
    { kind: 'formula', expression: 'actual / target', gives: 'share', inputs: ['actual', 'target'] },
    {
      target: '100',
      value: 'named',
    },
  );
  return scheme;
}
