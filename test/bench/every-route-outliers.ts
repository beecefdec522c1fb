import { finding } from '../../shared/domain/matter/outliers.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { matterItem } from '../../shared/storage/matters.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { append } from '../../shared/storage/record.ts';
import { indicator } from '../domain/scoring/example.ts';
import { period } from '../make/enrolled.ts';
import { happened } from '../make/happened.ts';
import { Exact } from '../../shared/domain/scoring/exact.ts';
import { params, type Call, type World } from './route-calls.ts';

/** Two findings about a filing, of which one is confirmed, and returned with the other. */
export async function outliers(world: World, call: Call, filing: number): Promise<void> {
  const [one, two] = [await foundOn(world, filing, 'period'), await foundOn(world, filing, 'another')];
  await call('chair', 'matters.outliers.list', { params: { period } });
  await call('office', 'matters.outliers.of-subject', { params });
  await call('office', 'matters.outliers.read', { params: one });
  const reason = { reason: '经与业务系统核对' };
  await call('checker', 'matters.outliers.confirm', { params: one, body: reason });
  await call('checker', 'matters.outliers.return', { params: two, body: reason });
}

async function foundOn({ table, jurisdiction, clock }: World, filing: number, slot: string) {
  const [chain, { head }] = await Promise.all([
    existingAppraisal(table, jurisdiction, period, params.subject),
    existingPeriod(table, jurisdiction, period),
  ]);
  const budget = indicator('budget', '60', { kind: 'ratio', whenZero: 'zero' });
  const seen = { subject: params.subject, figure: Exact.of('80'), filing, before: undefined };
  const look = { indicator: budget, slot, earlier: undefined, at: clock.now };
  const matter = finding({ look, outlier: { seen, odd: {} }, period: head, at: clock.now });
  const { kind, id, state } = matter;
  const opened = happened('matters.opened', clock.now, { data: { kind, matter: id, move: 'find', state } });
  await table.write(append(chain, opened, { items: [matterItem(chain.pk, matter)] }).writes);
  return { ...params, matter: id };
}
