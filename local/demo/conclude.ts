import type { Stage } from './stage.ts';

const objector = 'commerce';

/** One unit objects within its clock, and a supervisor who had no part in it decides: the score changes, the group is ranked again. */
export async function recheck({ as, progress }: Stage, period: string, until: () => Promise<void>): Promise<void> {
  progress.step('反馈、异议与复核 feedback, objection, recheck', 3);
  const params = { period, subject: `unit.${objector}` };
  const leader = await as(`${objector}.leader`);
  await leader.call('review.feedback', { params });
  progress.tick();
  const reason = '督办事项中一件系上级延期批复所致，附批复文件';
  const lodged = await leader.call('review.object', { params, body: { reason, items: ['overdue'], evidence: [] } });
  progress.tick();
  await (
    await as('wang.jiandu')
  ).call('review.decide', {
    params: { ...params, case: lodged.body.id },
    body: {
      finding: 'upheld',
      reason: '经核对督查台账，该件已获准延期，不计逾期',
      corrections: [{ kind: 'filing-replaced', indicator: 'overdue', value: { kind: 'number', number: '0' } }],
    },
  });
  await until();
  progress.tick();
}

/** The office proposes, the committee approves at a meeting, the office publishes; final reports are written. */
export async function publish({ as, progress }: Stage, period: string, until: () => Promise<void>): Promise<void> {
  progress.step('提请、审定与公布 results proposed, approved, published', 3);
  const params = { period };
  await (await as('li.jixiao')).call('results.propose', { params, body: {} });
  progress.tick();
  await (await as('wu.zhuren')).call('results.approve', { params, body: { meeting: '县绩效管理委员会第2次会议' } });
  progress.tick();
  await (await as('li.jixiao')).call('results.publish', { params, body: {} });
  await until();
  progress.tick();
}

/** One score, several uses: a rectification order is issued, answered and verified, and its use registered. */
export async function followUp({ as, progress }: Stage, period: string): Promise<void> {
  progress.step('整改与结果应用 rectification and use of the result', 4);
  const params = { period, subject: 'unit.xihu' };
  const office = await as('li.jixiao');
  const order = await office.call('outcomes.issue', {
    params,
    body: {
      finding: '窗口无人值守，察访核验扣分',
      basis: 'spot-check',
      requirement: '查明原因，落实值守制度，十个工作日内书面报告',
    },
  });
  progress.tick();
  const place = { ...params, order: order.body.id };
  const text = '已建立窗口轮值制度并公示，附值守记录';
  await (await as('xihu.leader')).call('outcomes.answer', { params: place, body: { text } });
  progress.tick();
  const verified = { finding: 'accepted' as const, reason: '现场核实，值守到位' };
  await (await as('zhou.jixiao')).call('outcomes.verify', { params: place, body: verified });
  progress.tick();
  const use = { use: 'notice' as const, used: true, why: '列入季度通报', document: '示绩办〔2026〕5号' };
  await office.call('outcomes.register-use', { params, body: use });
  progress.tick();
}
