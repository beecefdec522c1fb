import { adjust, agree, fileMonth, fileQuarter, rate } from './assess.ts';
import { followUp, publish, recheck } from './conclude.ts';
import { settings } from './county.ts';
import { approveScheme, setUp } from './set-up.ts';
import type { Stage } from './stage.ts';

const hour = 3_600_000;

/** One quarterly period through all its phases, over HTTP, as the people of the county would do it. */
export async function drive(stage: Stage): Promise<string> {
  const { as, quarter, travelTo, progress } = stage;
  await setUp(stage);
  const scheme = await approveScheme(stage);

  const { year, number } = quarter;
  const created = await (await as('li.jixiao')).call('periods.create', { body: { type: 'quarter', year, number } });
  const { id, deadlines } = created.body;
  const groups = settings.peerGroups.map((group) => group.id);
  await travelTo(quarter.noon(0, 2));
  await (await as('li.jixiao')).call('periods.open', { params: { period: id }, body: { scheme, groups } });

  const settled = async () => {
    for (;;) {
      const { stage: at } = (await (await as('li.jixiao')).call('periods.closing', { params: { period: id } })).body;
      if (at === 'done') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const after = ({ until }: { until: string }) => travelTo(Date.parse(until) + hour);

  await agree(stage, id);
  await after(deadlines.planning);
  for (const month of [0, 1]) {
    await travelTo(quarter.noon(month + 1, 3));
    await fileMonth(stage, id, month);
  }
  await after(deadlines.implementation);
  await fileMonth(stage, id, 2);
  await fileQuarter(stage, id);
  await rate(stage, id);
  await adjust(stage, id);
  progress.step('close', 1);
  await after(deadlines.assessment);
  await settled();
  progress.tick();
  await recheck(stage, id, settled);
  await after(deadlines.feedback);
  await publish(stage, id, settled);
  await followUp(stage, id);
  return id;
}
