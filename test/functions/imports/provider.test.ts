import { expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { smallScheme } from '../../make/enrolled.ts';
import { checkAll, figures, filingBureaus, period, register } from './scene.ts';

const engine = withEngine();

test('a register brings nothing that the subject itself or another unit is to file', async () => {
  for (const [provider, who] of [['self', '被考核对象'] as const, [{ unit: 'statistics' }, 'statistics'] as const]) {
    const scheme = structuredClone(smallScheme);
    for (const section of scheme.sections)
      if (section.items === 'common') Object.assign(section.indicators[0]!, { provider });
    const world = await filingBureaus(engine(), 1, scheme);
    const params = await register(world, 'office', {
      kind: 'filings',
      period,
      text: 'unit,executed\nbureau-1,96%\n',
      mapping: figures,
    });
    const { faults, good } = await checkAll(world, 'office', params);
    expect(good).toBe(0);
    expect(faults).toMatchObject([{ row: 2, code: 'progress.other-provider', zh: expect.stringContaining(who) }]);
  }
});
