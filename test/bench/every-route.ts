import { ballot, callsOf, params, settled, type Call, type Watch, type World } from './route-calls.ts';
import { endOfAssessment } from '../make/closing.ts';
import { announcingScheme, enrol, openPeriod, period, recorded, smallScheme } from '../make/enrolled.ts';
import type { Engine } from '../make/engine.ts';
import { objecting, routes } from '../make/every-kind.ts';
import { closed } from '../make/published.ts';
import { chinaTime, makeWorld } from '../make/world.ts';
import { afterTheClose } from './every-route-after.ts';
import { imports } from './every-route-imports.ts';
import { entered } from './every-route-entered.ts';
import { outliers } from './every-route-outliers.ts';
import { copied, forMany, seatedAgain } from './every-route-many.ts';
import { provided } from './every-route-provided.ts';
import { schemes } from './every-route-schemes.ts';

/**
 * Calls each route once, with success and by somebody who has not called within the minute, whose superior is registered too: so
 * nothing is at hand, and all that an act rests on has to be read.
 */
export async function everyRoute(engine: Engine, watch: Watch): Promise<void> {
  const world = makeWorld(engine, routes);
  const call = callsOf(world, watch);
  await settled(world);
  await organisation(call);
  await schemes(call);
  await periods(world, call);
  await agreements(world, call);
  await lives(world, call);
  await imports(call);
  await progress(world, call);
  await scoring(world, call);

  const providing = makeWorld(engine, routes);
  await provided(providing, callsOf(providing, watch));

  const after = makeWorld(engine, routes);
  await endOfAssessment(after, 3, 1, announcingScheme);
  await settled(after);
  await closed(after);
  await afterTheClose(after, callsOf(after, watch));
}

async function organisation(call: Call): Promise<void> {
  await call('clerk', 'organisation.me');
  const { etag, body } = await call('clerk', 'organisation.settings');
  await call('admin', 'organisation.configure', { ifMatch: etag, body: { name: body.name } });
  const unit = { unit: 'audit' };
  const name = { zh: '审计局', en: 'Audit' };
  await call('admin', 'organisation.save-unit', {
    params: unit,
    ifMatch: 0,
    body: { name, parent: 'county', level: 'department' },
  });
  await call('clerk', 'organisation.unit', { params: unit });
  await call('clerk', 'organisation.units');
  const official = { official: 'zhang' };
  const person = { name: '张伟', unit: 'audit', manager: 'boss', group: 'economic' };
  await call('admin', 'organisation.save-official', { params: official, ifMatch: 0, body: person });
  await call('office', 'organisation.official', { params: official });
  await call('office', 'organisation.officials', { params: unit });
  await call('office', 'organisation.people', { query: { role: 'unit-leader' } });
  const role = { params: official, body: { role: 'unit-leader', unit: 'audit', why: '任命' } };
  await call('security', 'organisation.grant', role);
  await call('security', 'organisation.revoke', role);
  const { etag: version } = await call('office', 'organisation.official', { params: official });
  await call('admin', 'organisation.save-official', { params: official, ifMatch: version, body: { active: false } });
  await call('admin', 'organisation.reactivate', { params: official, body: { why: '借调期满返回' } });
  const year = { year: 2026 };
  const days = { holidays: ['2026-12-31'], makeUpDays: [] };
  await call('admin', 'organisation.keep-calendar', { params: year, ifMatch: 0, body: days });
  await call('clerk', 'organisation.calendar', { params: year });
  const item = { name: { zh: '预算执行', en: 'Budget' }, source: '2026年政府工作报告' };
  await call('office', 'organisation.save-strategy-item', { params: { item: 'budget' }, ifMatch: 0, body: item });
  await call('clerk', 'organisation.strategy');
}

async function periods(world: World, call: Call): Promise<void> {
  world.clock.now = chinaTime('2026-06-25T09:00:00');
  // Approved and pinned as the quarter of the acts below will be.
  await openPeriod(world, 'archived');
  const created = { type: 'quarter', year: 2026, number: 3, clocks: { planning: 10 }, deadlines: {} };
  const { body } = await call('office', 'periods.create', { body: created });
  const at = { period: body.id };
  await call('clerk', 'periods.list');
  await call('office', 'schemes.copy', { body: { from: period, for: body.id, as: { id: 'small-q3' } } });
  const opening = { scheme: { id: smallScheme.id, version: 1 }, groups: ['economic'] };
  await call('office', 'periods.open', { params: at, body: opening });
  await call('clerk', 'periods.read', { params: at });
  await call('office', 'periods.extend', {
    params: at,
    body: { deadlines: { planning: '2026-07-20' }, reason: '系统停机一日' },
  });
  const late = { subject: 'unit.late', reason: '机构改革新设单位' };
  await world.unit('late', { group: 'economic', parent: 'county', path: ['county'] });
  await call('office', 'periods.enrol', { params: at, body: late });
  await call('office', 'periods.subjects', { params: at });
  await call('admin', 'organisation.keep-calendar', {
    params: { year: 2026 },
    ifMatch: (await call('clerk', 'organisation.calendar', { params: { year: 2026 } })).etag,
    body: { holidays: ['2026-10-19', '2026-10-20'], makeUpDays: [] },
  });
  await call('office', 'periods.recount', { params: at, body: { reason: '放假安排有变' } });
  await openPeriod(world, 'planning', { enrolled: [0] });
  const over = { planning: 1, implementation: 2, assessment: 3, feedback: 4, application: 5 };
  await openPeriod(world, 'assessment', { id: 'year', rollsUp: { q3: period }, deadlines: over });
  const decision = { reason: '第四季度异议尚未办结，年度考核不再等待' };
  await call('chair', 'periods.close', { params: { period: 'year' }, body: decision });
  await call('chair', 'periods.cancel', { params: { period: 'year' }, body: { reason: '机构改革，年度考核不再进行' } });
  await call('office', 'periods.implement', { params: { period }, body: {} });
}

async function agreements(world: World, call: Call): Promise<void> {
  world.clock.now = chinaTime('2026-07-02T09:00:00');
  await openPeriod(world, 'planning');
  await enrol(world, objecting, { unit: 'bureau-001' });
  const goals = (target: string) => [
    {
      item: 'budget',
      target,
      unitOfMeasure: '%',
      strategy: 'budget',
      owner: 'clerk',
      evidencePlan: '预算执行表',
      functions: ['budget'],
    },
  ];
  await call('clerk', 'goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals('94') } });
  const back = { version: 1, side: 'assessor', why: '请重新测算目标值。' };
  await call('office', 'goals.return', { params, body: back });
  await call('office', 'goals.counter', { params, ifMatch: 2, body: { goals: goals('95') } });
  const { body } = await call('clerk', 'goals.read', { params });
  await call('clerk', 'goals.versions', { params });
  await call('office', 'goals.list', { params: { period } });
  await call('office', 'goals.contract', { params });
  await call('clerk', 'goals.check', { params, body: { goals: goals('96') } });
  await call('office', 'goals.cascade', { params: { period } });
  const text = { version: body.onTable.version, hash: body.onTable.hash };
  await call('leader', 'goals.sign', { params, body: { ...text, side: 'subject' } });
  const { body: signed } = await call('office', 'goals.sign', { params, body: { ...text, side: 'assessor' } });
  const other = { period, subject: 'unit.late' };
  await enrol(world, other.subject, { unit: 'late' });

  world.clock.now = chinaTime('2026-08-05T09:00:00');
  await openPeriod(world, 'implementation', { enrolled: [2] });
  const document = { number: '县政办〔2026〕18号', title: '关于调整指标的通知', issuer: '县政府办公室' };
  const reason = { ground: 'policy-change', document, explanation: '上级调整统计口径。' };
  const change = { goals: goals('90'), reason };
  const { body: changed } = await call('leader', 'goals.change', { params, ifMatch: signed.revision, body: change });
  await call('office', 'goals.reject-change', { params, body: { version: changed.version, why: '与本目标无关。' } });
  const unowned = goals('95').map(({ functions: _, ...goal }) => goal);
  const { body: laid } = await call('office', 'goals.counter', { params: other, ifMatch: 0, body: { goals: unowned } });
  await copied(world, call);
  const imposed = { version: laid.version, hash: laid.hash, reason: '经两次催办仍未签订' };
  await call('chair', 'goals.impose', { params: other, body: imposed });
  const third = { period, subject: 'unit.audit' };
  await enrol(world, third.subject, { unit: 'audit' });
  const until = { until: '2026-08-31', reason: '机构改革，单位七月中旬方完成组建' };
  await call('chair', 'goals.permit-late', { params: third, body: until });
}

async function lives(world: World, call: Call): Promise<void> {
  const merged = { period, subject: 'unit.merged' };
  await world.unit('merged');
  await enrol(world, merged.subject, { unit: 'merged' });
  const goal = { item: 'budget', target: '92', unitOfMeasure: '%', strategy: 'budget', owner: 'clerk' };
  const paper = { number: '县编〔2026〕3号', title: '关于机构合并的通知', issuer: '县委编办' };
  const merger = { into: params.subject, goals: [goal], document: paper, reason: '两局合并，职能整体划转' };
  await call('office', 'goals.merge', { params: merged, body: merger });
  const document = { number: '县组〔2026〕21号', title: '关于人员转任的通知', issuer: '县委组织部' };
  const mover = { period, subject: 'official.mover' };
  await world.person('mover', 'bureau-001', [], { manager: 'leader' });
  await enrol(world, mover.subject, { unit: 'audit' });
  const transfer = { unit: 'bureau-001', date: '2026-08-03', document };
  await call('office', 'periods.transfer', { params: mover, body: transfer });
  const withdrawal = { ground: 'left', document, reason: '八月办理退休手续' };
  await call('office', 'periods.withdraw', { params: mover, body: withdrawal });
  const decision = { finding: 'confirmed', meeting: '第6次会议', reason: '材料属实' };
  await call('chair', 'periods.decide-withdrawal', { params: mover, body: decision });
}

async function progress(world: World, call: Call): Promise<void> {
  world.clock.now = chinaTime('2026-10-12T09:00:00');
  await openPeriod(world, 'assessment', { enrolled: [3] });
  const bytes = { bytes: 182_044, sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b' };
  const offer = { name: '月报.pdf', type: 'application/pdf', ...bytes, sealed: true };
  const { body: evidence } = await call('clerk', 'progress.offer-evidence', { params, body: offer });
  await call('leader', 'progress.open-evidence', { params: { ...params, evidence: evidence.id } });
  const given = { kind: 'number', number: '80' };
  const filing = { indicator: 'budget', slot: 'period', given, source: '月报', evidence: [evidence.id] };
  const file = async () => (await call('clerk', 'progress.file', { params, body: filing })).body.n;
  const draft = [await file()];
  await call('leader', 'duties.to-sign', { params: { period } });
  await call('leader', 'progress.send-back', { params, body: { filings: draft, why: '分子与台账不一致。' } });
  const first = [await file()];
  await call('leader', 'progress.sign-off', { params, body: { filings: first } });
  await call('office', 'progress.return', { params, body: { filings: first, why: '分母与统计年报不一致。' } });
  const second = [await file()];
  await call('leader', 'progress.sign-off', { params, body: { filings: second } });
  await call('office', 'progress.accept', { params, body: { filings: second } });
  await call('clerk', 'progress.read', { params });
  await call('clerk', 'progress.filings', { params });
  await call('office', 'progress.review', { params: { period }, query: { show: 'counting' } });
  await call('office', 'progress.unaccepted', { params: { period } });
  const shown = { indicator: 'budget', slot: 'period', state: 'yellow', responsible: { side: params.subject } };
  await recorded(world, params.subject, 'cards', 'progress.card', shown);
  await call('leader', 'progress.cards', { params: { period } });
  await call('office', 'progress.lights', { params: { period } });
  const { state: _, responsible: __, ...card } = shown;
  await call('office', 'progress.waive-card', { params, body: { ...card, reason: '省级平台停机检修' } });
  await outliers(world, call, Number(second[0]));
  await forMany(call, second);
  await call('clerk', 'duties.mine');
  await call('clerk', 'duties.desk');
  await call('clerk', 'duties.lately');
  const linked = await call('clerk', 'duties.link-calendar');
  await call('clerk', 'duties.calendar', { params: { link: String(String(linked.body.path).split('/').at(-1)) } });
  await call('office', 'duties.period', { params: { period } });
}

async function scoring(world: World, call: Call): Promise<void> {
  const document = { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' };
  const about = { document, date: '2026-08-03', reason: '获市级先进集体称号' };
  const decided = { finding: 'approved', reason: '文件属实' };
  const award = { line: 'award', points: '1.5', ...about };
  const { body: line } = await call('office', 'scoring.adjust', { params, body: award });
  await call('checker', 'scoring.check-adjustment', { params: { ...params, n: line.entry }, body: decided });
  const accident = { event: 'safety', ...about, document: { ...document, number: '示政发〔2026〕13号' } };
  const { body: veto } = await call('office', 'scoring.veto', { params, body: accident });
  await call('chair', 'scoring.check-veto', { params: { ...params, n: veto.entry }, body: decided });
  await call('office', 'scoring.lines', { params });
  await entered(call, award);
  const raters = ['rater', 'wang'].map((rater) => ({ rater, group: 'leaders' }));
  await call('office', 'scoring.assign', { params, body: { raters } });
  await seatedAgain(world, call);
  await call('rater', 'scoring.seats', { params: { period } });
  await call('rater', 'scoring.rate', { params, body: ballot });
  await call('rater', 'scoring.ballots', { params: { period } });
  await call('office', 'scoring.ballot', { params: { ...params, rater: 'rater' } });
  await call('wang', 'scoring.recuse', { params, body: { reason: '与被考核单位负责人系近亲属' } });
  await call('office', 'scoring.progress', { params });
  await call('office', 'scoring.preview', { params });
}
