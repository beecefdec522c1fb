import { describe, expect, test } from 'vitest';
import { withEngine } from '../../make/engine.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { assessment, document, limited } from './lives.ts';

const engine = withEngine();
const people: Record<string, [string, string]> = {
  an: ['services', '96'],
  bo: ['services', '95'],
  dai: ['finance', '97'],
};
const probation = { id: 'probation', name: { zh: '试用期', en: 'Probation' }, scored: true };
const scene = () => assessment(engine(), limited('peer-group', '0.5', { exemptions: [probation] }), people);
type Scene = Awaited<ReturnType<typeof scene>>;

const left = { ground: 'left', document, reason: '八月办理退休手续' } as const;
const exempt = { ground: 'exempt', exemption: 'probation', document, reason: '人事部门已核实' } as const;
const ask = ({ office, at }: Scene, id: string, body: typeof left | typeof exempt) =>
  office.call('periods.withdraw', { params: at(id), body });
const decide = ({ committee, at }: Scene, id: string, finding: 'confirmed' | 'revoked') =>
  committee.call('periods.decide-withdrawal', {
    params: at(id),
    body: { finding, meeting: '第6次会议', reason: '经复查，该同志仍在岗' },
  });

describe('a withdrawal that was confirmed by mistake', () => {
  test('is revoked by the committee until the close, and the subject is assessed as before', async () => {
    const it = await scene();
    await ask(it, 'bo', left);
    expect(await refused(decide(it, 'bo', 'revoked'))).toBe('periods.life-state');
    await decide(it, 'bo', 'confirmed');
    await ask(it, 'dai', exempt);
    await decide(it, 'dai', 'confirmed');
    for (const id of ['bo', 'dai']) {
      await decide(it, id, 'revoked');
      expect((await it.headOf(id)).life).toBeUndefined();
      expect(await refused(decide(it, id, 'revoked'))).toBe('periods.life-state');
    }
    await it.close();
    expect(await it.grades('an', 'bo', 'dai')).toEqual({ an: 'good', bo: 'good', dai: 'excellent' });
  });

  test('stays once the period has closed', async () => {
    const it = await scene();
    await ask(it, 'bo', left);
    await decide(it, 'bo', 'confirmed');
    await it.close();
    it.world.clock.now = chinaTime('2026-10-22T09:00:00');
    expect(await refused(decide(it, 'bo', 'revoked'))).toBe('phase.not-now');
  });
});
