import { period } from '../make/enrolled.ts';
import { asked, due, objecting } from '../make/every-kind.ts';
import { chinaTime } from '../make/world.ts';
import { params, type Call, type World } from './route-calls.ts';

/** The routes that look at what a close has computed, or decide on it. */
export async function afterTheClose(world: World, call: Call): Promise<void> {
  await review(world, call);
  await results(world, call);
  await reportsAndOutcomes(world, call);
  await audit(world, call);
}

async function review(world: World, call: Call): Promise<void> {
  world.clock.now = chinaTime('2026-10-22T09:00:00');
  await call('office', 'periods.closing', { params: { period } });
  await call('leader', 'results.feedback', { params });
  const met = { date: '2026-10-22', present: ['李明', '王芳'], summary: '通报得分构成', response: '无异议' };
  await call('office', 'results.interview', { params, body: met });
  const objection = { reason: '统计口径有误', items: ['budget'] };
  const { body: one } = await call('leader', 'matters.rechecks.object', { params, body: objection });
  const withdrawn = { params: { ...params, matter: one.id }, body: { reason: '经说明已无异议' } };
  await call('leader', 'matters.rechecks.withdraw', withdrawn);
  const { body: asking } = await call('office', 'matters.rechecks.ask', { params, body: objection });
  const dismissed = { params: { ...params, matter: asking.id }, body: { reason: '填报数与台账一致' } };
  await call('sun', 'matters.rechecks.dismiss', dismissed);
  const motion = { reason: '审计发现预算执行数与决算不符', items: ['budget'] };
  const { body: two } = await call('chen', 'matters.rechecks.open', { params, body: motion });
  const at = { ...params, matter: two.id };
  await call('office', 'matters.rechecks.list', { params: { period } });
  await call('leader', 'matters.rechecks.of-subject', { params });
  await call('leader', 'matters.rechecks.read', { params: at });
  await call('sun', 'matters.rechecks.extend', { params: at, body: { reason: '需向统计部门调取原始台账' } });
  const value = { kind: 'number', number: '90' };
  const corrections = [{ kind: 'filing-replaced', indicator: 'budget', value }];
  const decision = { reason: '经核对原始台账，填报有误', corrections };
  await call('sun', 'matters.rechecks.uphold', { params: at, body: decision });
  await asked(world);
}

async function results(world: World, call: Call): Promise<void> {
  for (const id of ['scoring.sheet', 'scoring.sentences', 'scoring.portable']) await call('office', id, { params });
  world.clock.now = chinaTime('2026-11-06T09:00:00');
  await due(world);
  await call('office', 'scoring.what-if', { params: { period }, body: { changes: { points: { budget: '60' } } } });
  await call('office', 'results.read', { params: { period } });
  await call('office', 'results.group', { params: { period, group: 'economic' } });
  await call('leader', 'results.standing', { params });
  await call('office', 'results.propose', { params: { period }, body: { exceptions: [] } });
  const approval = { finding: 'approved', meeting: '2026年第3次会议' };
  await call('chair', 'results.approve', { params: { period }, body: approval });
  await call('office', 'results.publish', { params: { period }, body: {} });
  await asked(world);
  const { jurisdiction } = world;
  await call('', 'results.list-published', { params: { jurisdiction } });
  await call('', 'results.published', { params: { jurisdiction, period } });
}

async function reportsAndOutcomes(world: World, call: Call): Promise<void> {
  await call('office', 'reports.list', { params: { period } });
  await call('leader', 'reports.of-subject', { params });
  const wanted = { stage: 'final', format: 'html' };
  await call('office', 'reports.link-period', { params: { period }, body: wanted });
  await call('leader', 'reports.link', { params, body: wanted });
  const run = { period, stage: 'provisional', generation: 1 };
  await call('office', 'reports.verify', { params: run });
  const issued = { finding: '预算执行率低于标准', basis: 'budget', requirement: '查明原因，十个工作日内书面报告' };
  for (const kind of ['orders', 'notices']) {
    const { body } = await call('office', `matters.${kind}.issue`, { params, body: issued });
    const matter = { ...params, matter: body.id };
    await call('office', `matters.${kind}.list`, { params: { period } });
    await call('leader', `matters.${kind}.of-subject`, { params });
    await call('leader', `matters.${kind}.read`, { params: matter });
    const answer = { params: matter, body: { text: '已逐项核减结余', evidence: [] } };
    await call('leader', `matters.${kind}.answer`, answer);
    await call('chen', `matters.${kind}.return`, { params: matter, body: { reason: '未附证明材料' } });
    await call('leader', `matters.${kind}.answer`, answer);
    await call('chen', `matters.${kind}.accept`, { params: matter, body: { reason: '现场核实，整改到位' } });
  }
  const use = { use: 'bonus', used: true, why: '据以核定年度绩效奖金', document: '示财行〔2026〕8号' };
  await call('office', 'results.register-use', { params, body: use });
  await call('leader', 'results.uses', { params });
}

async function audit(world: World, call: Call): Promise<void> {
  const of = `appraisal/${period}/${objecting}`;
  await call('auditor', 'audit.entries', { query: { of } });
  await call('auditor', 'audit.verify', { query: { of } });
  await call('auditor', 'audit.verify-period', { params: { period } });
  await call('auditor', 'audit.seal', { params: { period } });
  await call('auditor', 'audit.export', { body: { of, why: '年度审计' } });
  await call('auditor', 'audit.public-key');
  world.clock.now = chinaTime('2026-11-07T00:10:00');
  await due(world);
  world.clock.now += 60 * 60_000;
  await call('auditor', 'audit.verify-anchor');
  await call('auditor', 'audit.anchor', { query: { of } });
}
