import { reopenResults } from '../../functions/matters/reopen.ts';
import type { Services } from '../../functions/services.ts';
import { append } from '../../shared/storage/record.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { period, smallScheme } from './enrolled.ts';
import type { makeWorld } from './world.ts';

/** What a decision that changes a score does to results that were proposed, approved or published. */
export async function reopened({ table, clock, jurisdiction }: ReturnType<typeof makeWorld>, group: string) {
  const chain = await existingPeriod(table, jurisdiction, period);
  const caller = { id: 'chen', jurisdiction, rolesUsed: [] };
  const record: Services['record'] = (of, event, changes) =>
    append(of, { ...event, by: caller, at: clock.now, trace: 'decision' }, changes);
  const services = { table, now: clock.now, trace: 'decision', record };
  const change = { period: chain, scheme: smallScheme, group, why: '复核改变得分' };
  const again = await reopenResults(services as never, caller as never, change);
  await table.write(again.writes);
  return again.messages;
}
