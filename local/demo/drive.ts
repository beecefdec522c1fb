import { demoStory } from '../../shared/text/demo.ts';
import { adjust, agree, fileMonth, fileQuarter, rate } from './assess.ts';
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

const objector = 'commerce';

/** One unit objects within its clock, and a supervisor who had no part in it decides: the score changes, the group is ranked again. */
async function recheck({ as, progress }: Stage, period: string, until: () => Promise<void>): Promise<void> {
  progress.step('recheck', 3);
  const params = { period, subject: `unit.${objector}` };
  const leader = await as(`${objector}.leader`);
  await leader.call('results.feedback', { params });
  progress.tick();
  const reason = demoStory.objection;
  const lodged = await leader.call('matters.rechecks.object', {
    params,
    body: { reason, items: ['overdue'], evidence: [] },
  });
  progress.tick();
  await (
    await as('wang.jiandu')
  ).call('matters.rechecks.uphold', {
    params: { ...params, matter: lodged.body.id },
    body: {
      reason: demoStory.upheld,
      corrections: [{ kind: 'filing-replaced', indicator: 'overdue', value: { kind: 'number', number: '0' } }],
    },
  });
  await until();
  progress.tick();
}

/** The office proposes, the committee approves at a meeting, the office announces and then publishes; final reports are written. */
export async function publish(
  { as, progress, travelTo }: Pick<Stage, 'as' | 'progress' | 'travelTo'>,
  period: string,
  until: () => Promise<void>,
): Promise<void> {
  progress.step('publication', 4);
  const params = { period };
  await (await as('li.jixiao')).call('results.propose', { params, body: {} });
  progress.tick();
  await (await as('wu.zhuren')).call('results.approve', { params, body: { meeting: demoStory.secondMeeting } });
  progress.tick();
  const { announcement } = (await (await as('li.jixiao')).call('results.announce', { params, body: {} })).body;
  progress.tick();
  await travelTo(Date.parse(announcement?.until ?? '') + hour);
  await (await as('li.jixiao')).call('results.publish', { params, body: {} });
  await until();
  progress.tick();
}

/** One score, several uses: a rectification order is issued, answered and verified, and its use registered. */
async function followUp({ as, progress }: Stage, period: string): Promise<void> {
  progress.step('follow-up', 4);
  const params = { period, subject: 'unit.xihu' };
  const office = await as('li.jixiao');
  const order = await office.call('matters.orders.issue', {
    params,
    body: {
      finding: demoStory.order.finding,
      basis: 'spot-check',
      requirement: demoStory.order.requirement,
    },
  });
  progress.tick();
  const place = { ...params, matter: order.body.id };
  const text = demoStory.answer;
  await (await as('xihu.leader')).call('matters.orders.answer', { params: place, body: { text } });
  progress.tick();
  const verified = { reason: demoStory.verified };
  await (await as('zhou.jixiao')).call('matters.orders.accept', { params: place, body: verified });
  progress.tick();
  const use = { use: 'notice' as const, used: true, ...demoStory.use };
  await office.call('results.register-use', { params, body: use });
  progress.tick();
}
