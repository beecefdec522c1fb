import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { implementing, params, type County } from '../goals/stage.ts';
import { accept, file, rate, signOff } from './acts.ts';
import { fileAs, number, statistics, unitOf } from './provided.ts';

const engine = withEngine();
const figures = async (world: Pick<County, 'as'>, query: object = {}, by = 'checker') => {
  const { body } = await world.as(by).call('progress.review', { params: { period }, query });
  return body.subjects.flatMap(({ figures: those }) => those);
};

describe('the figures that wait for the office', () => {
  test('stand beside the slot before with the change, what was odd, who filed and signed, and who else has to accept', async () => {
    const world = await implementing(engine());
    const july = (await file(world, { given: rate('400') })).body.n;
    world.clock.now = chinaTime('2026-09-02T12:00:00');
    const { n } = (await file(world, { slot: '2026-08', given: rate('500') })).body;
    expect(await figures(world)).toEqual([]);
    expect(await figures(world, { show: 'sign-off' })).toHaveLength(2);
    await signOff(world, [july, n]);
    const [first, second] = await figures(world);
    expect(first).toMatchObject({ n: july, slot: '2026-07', stands: 'acceptance', doubtful: false });
    expect(first?.last).toBeUndefined();
    expect(second).toMatchObject({
      n,
      target: '95',
      given: rate('500'),
      last: { given: rate('400'), change: '0.25', about: { zh: '网办率（2026年7月）' } },
      by: { name: 'clerk' },
      signedBy: 'leader',
    });
    expect(await figures(world, { slot: '2026-08', indicator: 'online' })).toHaveLength(1);
    expect(await figures(world, { unit: 'finance' })).toEqual([]);
    await accept(world, [july]);
    expect(await figures(world)).toHaveLength(1);
    expect(await figures(world, { show: 'counting' })).toMatchObject([{ n: july, stands: 'counting' }]);
    const back = { params, body: { filings: [n], why: '分母与年报不一致' } };
    await world.as('office').call('progress.return', back);
    expect(await figures(world, { show: 'returned' })).toMatchObject([{ n, decision: '分母与年报不一致' }]);
    expect(await refused(figures(world, {}, 'officer'))).toBe('access.role');
  });

  test('are to a provider those about others that its unit provides, with what was remarked, and nothing more', async () => {
    const world = await statistics(engine(), 1);
    const place = { period, indicator: 'growth', slot: 'period' };
    const rows = [{ subject: unitOf(1), given: number('9') }];
    await world.as('counter').call('progress.provide', { params: place, body: { source: '统计快报', rows } });
    const own = (await fileAs(world, 'clerk', 'budget')).body.n;
    const [{ n } = { n: 0 }] = await figures(world, { show: 'sign-off' }, 'director');
    await world.as('director').call('progress.sign-provided', {
      params: place,
      body: { filings: [{ subject: unitOf(1), n }] },
    });
    const remark = { filing: n, text: '未计入9月补报的项目', evidence: [] };
    await world.as('leader').call('progress.remark', { params: { period, subject: unitOf(1) }, body: remark });
    expect(await figures(world, {}, 'director')).toMatchObject([
      { n, stands: 'answer', remark: { text: remark.text, name: 'leader' }, barred: 'made', provider: { by: 'unit' } },
    ]);
    expect(await figures(world, { show: 'sign-off' }, 'director')).toEqual([]);
    expect(await figures(world, { show: 'sign-off' })).toMatchObject([{ n: own, indicator: 'budget' }]);
    expect(await figures(world, {}, 'stranger')).toEqual([]);
  });
});
