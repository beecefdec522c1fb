import { beforeEach, describe, expect, it } from 'vitest';
import type { Correction } from '../../../shared/domain/matter/correction.ts';
import { revisionOf } from '../../../functions/jobs/close/report.ts';
import { page as pageOf } from '../../../shared/reports/html/document.ts';
import { subjectPage } from '../../../shared/reports/html/subject.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { readSheet } from '../../../shared/storage/sheets.ts';
import { subject as report } from '../../reports/example.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded, scored } from '../../make/enrolled.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { acts, feedbackOf, params, replaced, type World } from './scene.ts';

const engine = withEngine();
let world: World;
beforeEach(async () => {
  world = await feedbackOf(engine());
});
const { object, ask, uphold, dismiss } = acts(() => world);

describe('a recheck ex officio', () => {
  const open = (by: string) =>
    world.as(by).call('matters.rechecks.open', { params, body: { reason: '审计发现预算数不符', items: ['budget'] } });

  it('is opened by a supervisor after the clock of the subject and decided by another one', async () => {
    await world.person('zhou', 'supervision', ['supervisor']);
    world.clock.now = chinaTime('2026-10-30T09:00:00');
    const { body: opened } = await open('chen');
    expect(opened).toMatchObject({ state: 'lodged', opened: { move: 'open', by: 'chen', items: ['budget'] } });
    expect(await refused(open('zhou'))).toBe('rechecks.undecided');
    expect(await refused(uphold(opened.id, 'chen', [replaced('70')]))).toBe('rechecks.involved');
    const { body } = await uphold(opened.id, 'zhou', [replaced('70')]);
    expect(body).toMatchObject({ state: 'upheld', difference: { before: '78.00', after: '72.00' } });
  });

  it('is never opened by somebody of the unit, nor by the office', async () => {
    await world.person('inside', 'finance', ['supervisor']);
    expect(await refused(open('inside'))).toBe('access.conflict');
    expect(await refused(open('office'))).toBe('access.role');
  });

  it('gives the subject its clock to object anew', async () => {
    await world.person('zhou', 'supervision', ['supervisor']);
    world.clock.now = chinaTime('2026-10-30T09:00:00');
    const { body: opened } = await open('chen');
    expect(await refused(object())).toBe('rechecks.objection-late');
    await uphold(opened.id, 'zhou', [replaced('70')]);
    const { body } = await object();
    expect(body).toMatchObject({ state: 'lodged', opened: { move: 'object', sheet: 2 } });
  });
});

describe('the notice of a changed result', () => {
  it('gives the ground of the decision that made it, whatever was decided later, and tells every change in words', async () => {
    await world.person('zhou', 'supervision', ['supervisor']);
    const { body: first } = await object();
    const inapplicable = { kind: 'filing-replaced' as const, indicator: 'service', value: null };
    await world.as('chen').call('matters.rechecks.uphold', {
      params: { ...params, matter: first.id },
      body: { reason: '该单位无服务对象，评价不适用。', corrections: [inapplicable] },
    });
    const again = { params, body: { reason: '审计来函要求再核', items: ['budget'] } };
    const { body: second } = await world.as('chen').call('matters.rechecks.open', again);
    await dismiss(second.id, 'zhou');

    const where = { jurisdiction: world.jurisdiction, ...params };
    const revision = await revisionOf(world.table, where, (await readSheet(world.table, where, 2))!, 2);
    expect(revision).toMatchObject({ version: 2, previous: 1, decision: { zh: '该单位无服务对象，评价不适用' } });
    expect(revision?.changes).toContainEqual({
      what: { zh: '指标service · 状态', en: 'Indicator service · state' },
      before: { zh: '已计分', en: 'scored' },
      after: { zh: '不适用', en: 'not applicable' },
    });
    const page = pageOf(subjectPage({ ...report, revision }));
    expect(page).toContain('变更依据：该单位无服务对象，评价不适用。<');
    expect(page).toContain('>不适用<');
    expect(page).not.toContain('>not-applicable<');
  });
});

describe('a recheck the office asks for', () => {
  it('takes no objection from the subject, once it is decided', async () => {
    const { body: asked } = await ask();
    expect(await refused(object())).toBe('rechecks.already-lodged');
    world.clock.now = chinaTime('2026-10-30T09:00:00');
    await dismiss(asked.id, 'chen');
    expect((await object()).body).toMatchObject({ state: 'lodged', opened: { by: 'leader' } });
  });
});

describe('an official', () => {
  const own = { period, subject: 'official.li' };
  beforeEach(async () => {
    await world.person('li', 'finance');
    await enrol(world, own.subject, { unit: 'finance', path: [] });
    await recorded(world, own.subject, 'clerk', 'progress.filed', {
      indicator: 'budget',
      slot: 'period',
      given: { kind: 'number', number: '80' },
      source: '财政系统',
    });
    await recorded(world, own.subject, 'leader', 'progress.accepted', { filings: [2] });
    await recorded(world, own.subject, 'wang', 'scoring.rated', {
      group: 'leaders',
      marks: [{ indicator: 'service', mark: '90' }],
      submitted: true,
    });
    await scored(world, own.subject);
  });

  it('objects in person, and never ends up worse for it', async () => {
    const body = { reason: '分值计算有误', items: ['budget'] };
    expect(await refused(world.as('leader').call('matters.rechecks.object', { params: own, body }))).toBe(
      'access.scope',
    );
    const lodged = await world.as('li').call('matters.rechecks.object', { params: own, body });
    const ruling = (number: string) => ({
      params: { ...own, matter: lodged.body.id },
      body: { reason: '更正填报值', corrections: [replaced(number)] },
    });
    expect(await refused(world.as('chen').call('matters.rechecks.uphold', ruling('79')))).toBe('rechecks.heavier');
    expect((await world.as('chen').call('matters.rechecks.uphold', ruling('81'))).status).toBe(201);
  });

  it('who objected in vain does not lose there through a recheck ex officio, and may through one of something else', async () => {
    await world.person('zhou', 'supervision', ['supervisor']);
    const body = { reason: '分值计算有误', items: ['budget'] };
    const { body: lodged } = await world.as('li').call('matters.rechecks.object', { params: own, body });
    const reason = '经核对原始台账';
    const decided = (by: string, id: string, corrections: Correction[]) =>
      world.as(by).call('matters.rechecks.uphold', { params: { ...own, matter: id }, body: { reason, corrections } });
    await world
      .as('chen')
      .call('matters.rechecks.dismiss', { params: { ...own, matter: lodged.id }, body: { reason } });
    const again = { params: own, body: { reason: '审计发现数据不符', items: ['budget', 'service'] } };
    const { body: opened } = await world.as('zhou').call('matters.rechecks.open', again);
    expect(await refused(decided('chen', opened.id, [replaced('70')]))).toBe('rechecks.heavier-on-objected');
    const excluded = { kind: 'rating-excluded' as const, ballot: 4 };
    const { body: ruled } = await decided('chen', opened.id, [excluded, replaced('81')]);
    expect(ruled).toMatchObject({ state: 'upheld' });
  });

  it('is barred by a false report that came to light, ex officio only, though the total was objected to', async () => {
    await world.person('zhou', 'supervision', ['supervisor']);
    const reason = '审计发现虚报数据';
    const document = { number: '示审〔2026〕7号', title: '审计报告', issuer: '示例县审计局' };
    const fact = { event: 'false-report', document, date: '2026-09-03', reason };
    const found: Correction = { kind: 'veto-added', veto: fact };
    const adjustment = { line: 'spot-check', points: '2', document, date: '2026-09-03', reason };
    const decided = (by: string, id: string, corrections: Correction[]) =>
      world.as(by).call('matters.rechecks.uphold', { params: { ...own, matter: id }, body: { reason, corrections } });
    const body = { reason: '分值计算有误', items: ['total'] };
    const { body: lodged } = await world.as('li').call('matters.rechecks.object', { params: own, body });
    expect(await refused(decided('chen', lodged.id, [found]))).toBe('rechecks.new-fact');
    expect(await refused(decided('chen', lodged.id, [{ kind: 'deduction-added', adjustment }]))).toBe(
      'rechecks.new-fact',
    );
    const at = { params: { ...own, matter: lodged.id }, body: { reason } };
    await world.as('chen').call('matters.rechecks.dismiss', at);
    const { body: opened } = await world.as('zhou').call('matters.rechecks.open', { params: own, body });
    const unknown: Correction = { kind: 'veto-added', veto: { ...fact, event: 'weather' } };
    expect(await refused(decided('chen', opened.id, [unknown]))).toBe('scoring.unknown-veto');
    const before: Correction = { kind: 'veto-added', veto: { ...fact, date: '2026-06-30' } };
    expect(await refused(decided('chen', opened.id, [before]))).toBe('scoring.outside-period');
    const bonus: Correction = { kind: 'deduction-added', adjustment: { ...adjustment, line: 'award' } };
    expect(await refused(decided('chen', opened.id, [bonus]))).toBe('scoring.unknown-line');
    expect(await refused(decided('chen', opened.id, [{ kind: 'deduction-added', adjustment }]))).toBe(
      'rechecks.heavier',
    );
    expect(await refused(decided('chen', opened.id, [found, found]))).toBe('scoring.same-document');
    expect((await decided('chen', opened.id, [found])).body.state).toBe('upheld');
    const { head } = await existingAppraisal(world.table, world.jurisdiction, period, own.subject);
    expect(head.score).toMatchObject({ sheet: 2, vetoes: ['false-report'] });
  });
});

it('a unit loses points for a deduction that came to light, by a recheck ex officio, and the next version of the results begins', async () => {
  const reason = '审计发现虚报数据';
  const document = { number: '示审〔2026〕7号', title: '审计报告', issuer: '示例县审计局' };
  const adjustment = { line: 'spot-check', points: '2', document, date: '2026-09-03', reason };
  await world.person('zhou', 'supervision', ['supervisor']);
  const { body: opened } = await world
    .as('zhou')
    .call('matters.rechecks.open', { params, body: { reason, items: ['budget'] } });
  const corrections: Correction[] = [{ kind: 'deduction-added', adjustment }];
  const { body } = await world
    .as('chen')
    .call('matters.rechecks.uphold', { params: { ...params, matter: opened.id }, body: { reason, corrections } });
  expect(body.difference).toMatchObject({ before: '78.00', after: '76.00' });
});
