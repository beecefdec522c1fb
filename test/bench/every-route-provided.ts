import { period, settle, unitOf } from '../functions/progress/provided.ts';
import type { Call, World } from './route-calls.ts';

/** The routes by which a unit provides figures about others, and those answer. */
export async function provided(world: World, call: Call): Promise<void> {
  await settle(world, 30);
  const of = { period, indicator: 'growth' };
  const slot = { ...of, slot: 'period' };
  const offer = { name: '统计快报.pdf', type: 'application/pdf', bytes: 1000, sha256: 'a'.repeat(64), sealed: false };
  const { body: evidence } = await call('counter', 'progress.offer-provided', { params: of, body: offer });
  const rows = Array.from({ length: 30 }, (_, n) => ({
    subject: unitOf(n + 1),
    given: { kind: 'number', number: '96' },
  }));
  const figures = { source: '统计快报', evidence: [evidence.id], rows };
  const { body: filed } = await call('counter', 'progress.provide', { params: slot, body: figures });
  await call('director', 'progress.provides', { params: { period } });
  await call('director', 'progress.provided', { params: slot });
  const filings = filed.rows.map(({ subject, n }) => ({ subject, n }));
  await call('director', 'progress.sign-provided', { params: slot, body: { filings } });
  const params = { period, subject: unitOf(1) };
  const filing = filings[0]?.n;
  const remark = { filing, text: '未计入补报的两个项目', evidence: [] };
  await call('leader', 'progress.remark', { params, body: remark });
  await call('director', 'progress.keep', { params: { ...params, filing }, body: { why: '不在统计范围之内' } });
}
