import { expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { drafted, makeScene, opening, params } from './scene.ts';

const engine = withEngine();
const open = { params, body: opening };

test('an opening waits until every unit that provides figures by the scheme is registered', async () => {
  const it = await makeScene(engine());
  const scheme = structuredClone(smallScheme);
  for (const section of scheme.sections)
    if (section.items === 'common') Object.assign(section.indicators[0]!, { provider: { unit: 'statistics' } });
  await drafted(it, scheme);
  const problem = await refusal(it.office.call('periods.open', open));
  expect(problem).toMatchObject({ type: 'urn:jixiao:problem:periods.provider-absent', field: 'scheme' });
  expect(String(problem['detail'])).toContain('statistics');
  await it.world.unit('statistics', { active: false });
  expect(await refused(it.office.call('periods.open', open))).toBe('periods.provider-absent');
  await it.world.unit('statistics');
  expect((await it.office.call('periods.open', open)).status).toBe(200);
});
