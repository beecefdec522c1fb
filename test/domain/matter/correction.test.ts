import { expect, test } from 'vitest';
import { type Correction, refuseNewFact } from '../../../shared/domain/matter/correction.ts';
import { refusedBy } from '../refused-by.ts';
import { departmentScheme } from '../scoring/example.ts';

const document = { number: '示监发〔2026〕8号', title: '关于虚报数据的通报', issuer: '县监委' };
const veto: Correction & { kind: 'veto-added' } = {
  kind: 'veto-added',
  veto: { event: departmentScheme.vetoes[0]!.id, document, date: '2026-08-03', reason: '虚报数据' },
};
const period = { start: '2026-07-01', end: '2026-09-30' };
const opened = (move: string, by: string) => ({ opened: { move, by, at: 1 } });
const refused = (move: string, by: string, correction: Correction = veto) =>
  refusedBy(() => refuseNewFact(correction, { matter: opened(move, by), scheme: departmentScheme, period }));

test('what came to light later is found by a recheck that a supervisor opened, and by none that nobody did', () => {
  expect(refused('open', 'chen')).toBeUndefined();
  for (const move of ['object', 'ask', 'appeal']) expect(refused(move, 'leader')).toBe('rechecks.new-fact');
  // After the decision on a quarter: one supervisor alone would bring the fact and decide on it.
  expect(refused('open', 'roll-up')).toBe('rechecks.new-fact');
  expect(refused('open', 'roll-up', { kind: 'parts-renewed' })).toBeUndefined();
});
