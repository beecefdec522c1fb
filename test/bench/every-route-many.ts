import { existingAppraisal, loadAppraisal } from '../../shared/storage/appraisals.ts';
import { append } from '../../shared/storage/record.ts';
import { openPeriod, period } from '../make/enrolled.ts';
import { happened } from '../make/happened.ts';
import { chinaTime } from '../make/world.ts';
import { params, type Call, type World } from './route-calls.ts';

const next = '2026q4';

/** An act asked for many: what it does is the job's business, and counted with the single routes. */
export async function forMany(call: Call, filings: readonly unknown[]): Promise<void> {
  const rows = [{ ...params, filings }];
  const { body } = await call('office', 'bulk.ask', { body: { act: 'progress.accept', why: '集中认定', rows } });
  const bulk = { bulk: body.id };
  await call('office', 'bulk.list');
  await call('office', 'bulk.read', { params: bulk });
  await call('office', 'bulk.rows', { params: bulk });
  await call('office', 'bulk.stop', { params: bulk, body: { why: '名单有误' } });
}

/** The panel of the quarter, in the one after it. */
export async function seatedAgain(world: World, call: Call): Promise<void> {
  const last = chinaTime('2026-12-31T23:59:59');
  const over = { planning: 1, implementation: last, assessment: last, feedback: last, application: last };
  await openPeriod(world, 'implementation', { id: next, deadlines: over });
  const there = { ...params, period: next };
  await call('office', 'scoring.copy', { params: there, body: { from: period } });
}

/** What is copied from the quarter into the one after it. */
export async function copied(world: World, call: Call): Promise<void> {
  const last = chinaTime('2026-12-31T23:59:59');
  const deadlines = { planning: last, implementation: last, assessment: last, feedback: last, application: last };
  await openPeriod(world, 'planning', { id: next, deadlines });
  const { table, jurisdiction, clock } = world;
  const { head } = await existingAppraisal(table, jurisdiction, period, params.subject);
  const { onTable: _, ...rest } = head;
  const chain = await loadAppraisal(table, jurisdiction, next, params.subject);
  const fresh = { ...rest, period: next, agreement: { state: 'none' as const, version: 0 } };
  await table.write(append(chain, happened('periods.enrolled', clock.now), { head: fresh }).writes);
  const there = { ...params, period: next };
  await call('clerk', 'goals.copy', { params: there, body: { from: period, as: 'draft' } });
}
