import { kinds } from '../../shared/domain/matter/kinds.ts';
import { moveOf, type Kind } from '../../shared/domain/matter/matter.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import type { Phase } from '../../shared/domain/period/period.ts';
import { append } from '../../shared/storage/record.ts';
import { loadPeriod } from '../../shared/storage/periods.ts';
import { assessed } from '../make/closing.ts';
import { enrol, period, recorded, scored } from '../make/enrolled.ts';
import { asked, due, objecting } from '../make/every-kind.ts';
import { happened } from '../make/happened.ts';
import { chinaTime } from '../make/world.ts';
import { params, type Call, type World } from './route-calls.ts';

/** The routes that look at what a close has computed, or decide on it. */
export async function afterTheClose(world: World, call: Call): Promise<void> {
  await review(world, call);
  await results(world, call);
  await reportsAndOutcomes(world, call);
  await audit(world, call);
  await appeals(world, call);
  for (const kind of Object.values(kinds))
    if (['orders', 'notices'].includes(kind.name)) await everyMove(kind, world, call);
  await lateInputs(world, call);
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
  await call('office', 'matters.every', { params: { period } });
  await call('leader', 'matters.every-of-subject', { params });
  await call('leader', 'matters.acts', { params, query: { kind: 'rechecks', matter: two.id } });
  await call('leader', 'matters.openings', { params });
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
  await asked(world);
  const { body: told } = await call('leader', 'results.feedback', { params });
  await call('leader', 'results.acknowledge', { params, body: { hash: told.approved.hash, finding: 'no-objection' } });
  await announcement(world, call);
  await call('office', 'results.publish', { params: { period }, body: {} });
  await asked(world);
  const { jurisdiction } = world;
  await call('', 'results.list-published', { params: { jurisdiction } });
  await call('', 'results.published', { params: { jurisdiction, period } });
}

/** Two remarks, one with a name and one without, each answered; the one that is upheld goes to a recheck. */
async function announcement(world: World, call: Call): Promise<void> {
  const { jurisdiction } = world;
  await call('office', 'results.announce', { params: { period }, body: {} });
  await call('leader', 'results.announced', { params: { period } });
  const open = { params: { jurisdiction, period } };
  await call('', 'results.announced-to-all', open);
  const remark = { subject: objecting, text: '投诉办结率与公开数据不符' };
  await call('clerk', 'results.remark', { params: { period }, body: remark });
  await call('clerk', 'results.own-remarks', { params: { period } });
  const { body } = await call('', 'results.remark-unnamed', { ...open, body: remark });
  const receipt = { subject: objecting, receipt: body.receipt };
  await call('', 'results.remark-answer', { ...open, body: receipt });
  const { body: list } = await call('office', 'matters.remarks.list', { params: { period } });
  const [first = params, second = params] = list.matters.map(({ id }) => ({ ...params, matter: id }));
  await call('office', 'matters.remarks.of-subject', { params });
  await call('office', 'matters.remarks.read', { params: first });
  await call('office', 'matters.remarks.dismiss', { params: first, body: { reason: '经核对台账，公示数据无误' } });
  await call('office', 'matters.remarks.uphold', { params: second, body: { reason: '所反映情况属实，转复核' } });
  const { body: cases } = await call('office', 'matters.rechecks.list', { params: { period } });
  const at = { ...params, matter: cases.matters[0]?.id };
  await call('sun', 'matters.rechecks.dismiss', { params: at, body: { reason: '填报数与台账一致' } });
  world.clock.now = chinaTime('2026-11-16T09:00:00');
}

/** Appeals of an official: taken back, upheld, dismissed after a recheck, and rejected because it came late after another. */
async function appeals(world: World, call: Call): Promise<void> {
  const official = 'official.zhang';
  await world.person('zhang', 'bureau-001', [], { manager: 'boss' });
  for (const name of ['shen', 'gao', 'lin']) await world.person(name, 'county', ['appeal-body'], { manager: 'boss' });
  await assessed(world, official);
  await scored(world, official);
  await inPhase(world, ['application']);
  const of = { period, subject: official };
  const said = { reason: '对结果不服，附统计局复函', items: ['budget'] };
  const appeal = async () => {
    const { body } = await call('zhang', 'matters.appeals.appeal', { params: of, body: said });
    return { ...of, matter: body.id };
  };
  const reason = { reason: '经核对统计局台账' };
  const move = (by: string, name: string, at: object, body: object = reason) =>
    call(by, `matters.appeals.${name}`, { params: at, body });
  const recheck = async () => {
    const { body } = await call('chen', 'matters.rechecks.open', { params: of, body: said });
    await call('sun', 'matters.rechecks.dismiss', { params: { ...of, matter: body.id }, body: reason });
  };
  await move('zhang', 'withdraw', await appeal());
  const first = await appeal();
  await move('shen', 'accept', first);
  await move('shen', 'extend', first);
  const value = { kind: 'number', number: '95' };
  const corrections = [{ kind: 'filing-replaced', indicator: 'budget', value }];
  await move('shen', 'uphold', first, { ...reason, corrections });
  await recheck();
  const second = await appeal();
  await move('gao', 'accept', second);
  await move('gao', 'dismiss', second);
  await recheck();
  world.clock.now += 20 * 86_400_000;
  const late = await appeal();
  await move('lin', 'reject', late);
  await call('lin', 'matters.appeals.list', { params: { period } });
  await call('zhang', 'matters.appeals.of-subject', { params: of });
  await call('zhang', 'matters.appeals.read', { params: first });
  await call('zhang', 'results.feedback', { params: of });
}

/** A subject without a score brings in what is missing, asked for by the office; another time the committee declines, and permits it of its own motion. */
async function lateInputs(world: World, call: Call): Promise<void> {
  const subject = 'unit.bureau-900';
  const other = { period, subject: 'unit.bureau-901' };
  await inPhase(world, ['feedback']);
  await enrol(world, subject, { state: 'closed', setAside: { why: 'fault', error: 'lost' } });
  const filing = { indicator: 'budget', slot: 'period', given: { kind: 'number', number: '80' }, source: '财政系统' };
  const n = await recorded(world, subject, 'clerk', 'progress.filed', filing);
  await recorded(world, subject, 'boss', 'progress.accepted', { filings: [n] });
  const of = { period, subject };
  const [reason, items] = [{ reason: '系统故障致填报未能完成' }, { items: ['budget'] }];
  const move = async (by: string, name: string, matter?: unknown) => {
    const at = { ...of, ...(matter === undefined ? {} : { matter }) };
    const named = matter === undefined ? items : {};
    const { body } = await call(by, `matters.late-inputs.${name}`, { params: at, body: { ...reason, ...named } });
    return body.id;
  };
  await move('chair', 'decline', await move('office', 'ask'));
  const asked = await move('office', 'ask');
  await move('chair', 'permit', asked);
  await move('office', 'settle', asked);
  await due(world);
  await enrol(world, other.subject, { state: 'closed', setAside: { why: 'fault', error: 'lost' } });
  await call('chair', 'matters.late-inputs.open', { params: other, body: { ...reason, ...items } });
  const draw = { share: '0.5', seed: '0742', lot: '监督会议现场摇号' };
  await call('chen', 'matters.sample', { params: { period }, body: draw });
  await call('office', 'matters.late-inputs.list', { params: { period } });
  await call('office', 'matters.late-inputs.of-subject', { params: of });
  await call('office', 'matters.late-inputs.read', { params: { ...of, matter: asked } });
}

async function reportsAndOutcomes(world: World, call: Call): Promise<void> {
  await call('office', 'reports.list', { params: { period } });
  await call('leader', 'reports.of-subject', { params });
  const wanted = { stage: 'final', format: 'html' };
  const { body } = await call('office', 'reports.ask-table', { params: { period }, body: { table: 'sections' } });
  const made = { period, table: body.id };
  await asked(world);
  await call('office', 'reports.table', { params: made });
  await call('office', 'reports.link-table', { params: made, body: { file: 1 } });
  await call('office', 'reports.link-period', { params: { period }, body: wanted });
  await call('leader', 'reports.link', { params, body: wanted });
  const run = { period, stage: 'provisional', generation: 1 };
  await call('office', 'reports.verify', { params: run });
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
  world.clock.now = chinaTime('2026-11-17T00:10:00');
  await due(world);
  world.clock.now += 60 * 60_000;
  await call('auditor', 'audit.verify-anchor');
  await call('auditor', 'audit.anchor', { query: { of } });
}

/** Who acts in a role: another than before, where a move wants that. */
const people: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'performance-office': ['office', 'checker'],
  supervisor: ['chen', 'sun'],
  committee: ['chair'],
  'unit-leader': ['leader'],
  'unit-contributor': ['clerk'],
};

/** Every route of a kind of matter by its table, with the examples of its moves: a new kind needs no calls of its own here. */
async function everyMove(kind: Kind, world: World, call: Call): Promise<void> {
  const done = new Set<string>();
  for (const last of Object.keys(kind.moves)) {
    if (done.has(last)) continue;
    let at: object = params;
    const before: { move: string; by: string }[] = [];
    for (const move of wayTo(kind, last)) {
      const { by, separate = [], phases, example } = moveOf(kind, move);
      if (phases) await inPhase(world, phases);
      const barred = before.filter((act) => separate.includes(act.move)).map((act) => act.by);
      const person = by.flatMap(({ role }) => people[role] ?? []).find((one) => !barred.includes(one)) ?? '';
      const { body } = await call(person, `matters.${kind.name}.${move}`, { params: at, body: example });
      at = { ...params, matter: body.id };
      before.push({ move, by: person });
      done.add(move);
    }
    await call('office', `matters.${kind.name}.list`, { params: { period } });
    await call('office', `matters.${kind.name}.of-subject`, { params });
    await call('office', `matters.${kind.name}.read`, { params: at });
  }
}

/** The shortest row of moves that ends with this one. */
function wayTo(kind: Kind, last: string): string[] {
  const ways = Object.keys(kind.moves)
    .filter((move) => moveOf(kind, move).from.length === 0)
    .map((move) => [move]);
  for (const way of ways) {
    const end = way.at(-1) ?? '';
    if (end === last) return way;
    const { to } = moveOf(kind, end);
    for (const next of Object.keys(kind.moves))
      if (!way.includes(next) && moveOf(kind, next).from.includes(to)) ways.push([...way, next]);
  }
  throw new Error(`no way leads to ${last} of ${kind.name}`);
}

/** The period into a phase in which a move is legal, if it is in none. */
async function inPhase({ table, jurisdiction, clock }: World, phases: readonly Phase[]): Promise<void> {
  const chain = await loadPeriod(table, jurisdiction, period);
  const [phase] = phases;
  if (!chain.head || !phase || phases.includes(chain.head.phase)) return;
  const until = clock.now + 365 * 86_400_000;
  const deadlines = { planning: until, implementation: until, assessment: until, feedback: until, application: until };
  const moved = { head: { ...chain.head, phase, deadlines } };
  await table.write(append(chain, happened('periods.deadlines-extended', clock.now), moved).writes);
}
