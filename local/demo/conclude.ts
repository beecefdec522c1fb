import { demoStory } from '../../shared/text/demo.ts';
import type { Stage } from './stage.ts';

const objector = 'commerce';

/** One unit objects within its clock, and a supervisor who had no part in it decides: the score changes, the group is ranked again. */
export async function recheck({ as, progress }: Stage, period: string, until: () => Promise<void>): Promise<void> {
  progress.step('recheck', 3);
  const params = { period, subject: `unit.${objector}` };
  const leader = await as(`${objector}.leader`);
  await leader.call('review.feedback', { params });
  progress.tick();
  const reason = demoStory.objection;
  const lodged = await leader.call('review.object', { params, body: { reason, items: ['overdue'], evidence: [] } });
  progress.tick();
  await (
    await as('wang.jiandu')
  ).call('review.decide', {
    params: { ...params, case: lodged.body.id },
    body: {
      finding: 'upheld',
      reason: demoStory.upheld,
      corrections: [{ kind: 'filing-replaced', indicator: 'overdue', value: { kind: 'number', number: '0' } }],
    },
  });
  await until();
  progress.tick();
}

/** The office proposes, the committee approves at a meeting, the office publishes; final reports are written. */
export async function publish({ as, progress }: Stage, period: string, until: () => Promise<void>): Promise<void> {
  progress.step('publication', 3);
  const params = { period };
  await (await as('li.jixiao')).call('results.propose', { params, body: {} });
  progress.tick();
  await (await as('wu.zhuren')).call('results.approve', { params, body: { meeting: demoStory.secondMeeting } });
  progress.tick();
  await (await as('li.jixiao')).call('results.publish', { params, body: {} });
  await until();
  progress.tick();
}

/** One score, several uses: a rectification order is issued, answered and verified, and its use registered. */
export async function followUp({ as, progress }: Stage, period: string): Promise<void> {
  progress.step('follow-up', 4);
  const params = { period, subject: 'unit.xihu' };
  const office = await as('li.jixiao');
  const order = await office.call('outcomes.issue', {
    params,
    body: {
      finding: demoStory.order.finding,
      basis: 'spot-check',
      requirement: demoStory.order.requirement,
    },
  });
  progress.tick();
  const place = { ...params, order: order.body.id };
  const text = demoStory.answer;
  await (await as('xihu.leader')).call('outcomes.answer', { params: place, body: { text } });
  progress.tick();
  const verified = { finding: 'accepted' as const, reason: demoStory.verified };
  await (await as('zhou.jixiao')).call('outcomes.verify', { params: place, body: verified });
  progress.tick();
  const use = { use: 'notice' as const, used: true, ...demoStory.use };
  await office.call('outcomes.register-use', { params, body: use });
  progress.tick();
}
