import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { county, goals, implementing, params, signBy, type County } from '../goals/stage.ts';
import { file, rate, signOff, slotOf } from '../progress/acts.ts';

const engine = withEngine();
const toSign = async (world: County, person: string) =>
  (await world.as(person).call('duties.to-sign', { params: { period } })).body.subjects;

describe('what waits for a signature', () => {
  test('is a text with what changed against the one before, for each side until it has signed', async () => {
    const world = await county(engine());
    await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
    const [first] = await toSign(world, 'leader');
    expect(first?.agreement).toMatchObject({ side: 'subject', version: 1, laid: { side: 'subject', name: 'clerk' } });
    expect(first?.agreement?.against).toBeUndefined();
    // What a goal leaves open counts as the scheme has it.
    expect(first?.agreement?.goals.map(({ value, points }) => `${value} ${points}`)).toEqual([
      'fraction 30',
      'number 40',
    ]);
    await world.as('office').call('goals.counter', { params, ifMatch: 1, body: { goals: goals('97') } });
    await signBy(world, 'leader', 'subject');
    expect(await toSign(world, 'leader')).toEqual([]);
    const [answered] = await toSign(world, 'office');
    expect(answered?.agreement).toMatchObject({
      side: 'assessor',
      version: 2,
      signed: { side: 'subject' },
      against: { version: 1, changes: [{ zh: '“网办率”的目标值由 95 改为 97。' }] },
    });
  });

  test('is a figure with what was filed for its slot before, and with why it waits for somebody else', async () => {
    const world = await implementing(engine());
    const { n } = (await file(world)).body;
    const why = '分子与台账不一致。';
    await world.as('leader').call('progress.send-back', { params, body: { filings: [n], why } });
    expect(await toSign(world, 'leader')).toEqual([]);
    const again = (await file(world, { given: rate('880') })).body;
    const [waiting] = await toSign(world, 'leader');
    expect(waiting).toMatchObject({ subject: 'unit.services', filings: [{ n: again.n, target: '95' }] });
    expect(waiting?.filings[0]).toMatchObject({
      by: { name: 'clerk' },
      before: { given: rate('873'), state: 'returned', returnReason: why },
    });
    expect(waiting?.filings[0]?.barred).toBeUndefined();
    await file(world, { given: rate('881') }, 'leader');
    expect((await toSign(world, 'leader'))[0]?.filings[0]).toMatchObject({ given: rate('881'), barred: 'made' });
    expect(await refused(world.as('clerk').call('duties.to-sign', { params: { period } }))).toBe('access.role');
  });
});

describe('a figure that its leader will not sign', () => {
  test('goes back with the reason and counts as not filed, once, and never after it was signed', async () => {
    const world = await implementing(engine());
    const { n } = (await file(world)).body;
    const back = (person: string, filing = n) =>
      world.as(person).call('progress.send-back', { params, body: { filings: [filing], why: '请核对后重报。' } });
    expect(await refused(back('clerk'))).toBe('access.role');
    await back('leader');
    expect(await slotOf(world, '2026-07')).toMatchObject({
      filing: {
        state: 'returned',
        returnReason: '请核对后重报。',
        correctUntil: new Date(world.clock.now).toISOString(),
      },
    });
    expect(await refused(back('leader'))).toBe('progress.wrong-state');
    const { duties } = (await world.as('clerk').call('duties.mine')).body;
    expect(duties.filter(({ returned }) => returned).map(({ what }) => what)).toEqual(['progress.file']);
    const again = (await file(world, { given: rate('880') })).body.n;
    await signOff(world, [again]);
    expect(await refused(back('leader', again))).toBe('progress.wrong-state');
  });
});
