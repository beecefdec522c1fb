import { beforeEach, describe, expect, it } from 'vitest';
import { appraisals } from '../../../shared/storage/appraisals.ts';
import { entries } from '../../../shared/storage/record.ts';
import { withEngine } from '../../make/engine.ts';
import { endOfAssessment } from '../../make/closing.ts';
import { announcingScheme, enrol, period } from '../../make/enrolled.ts';
import { due, routes } from '../../make/every-kind.ts';
import { closed, workedOff } from '../../make/published.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), routes);
let world: ReturnType<typeof start>;
const params = { period };
const unit = 'unit.bureau-001';
const approval = { finding: 'approved' as const, meeting: '2026年第3次会议' };
const worked = () => workedOff(world, world.sent.splice(0), world.clock.now);
const office = (by = 'office') => world.as(by);
const announce = () => office().call('results.announce', { params, body: {} });
const publish = () => office().call('results.publish', { params, body: {} });
const said = (subject = unit, text = '投诉办结率与公开数据不符') => ({ subject, text });
const openly = () => ({ params: { jurisdiction: world.jurisdiction, period } });
const unnamed = (text?: string) =>
  world.as('nobody').call('results.remark-unnamed', { ...openly(), body: said(unit, text) });
const answers = (receipt: string) =>
  world.as('nobody').call('results.remark-answer', { ...openly(), body: { subject: unit, receipt } });
const remarksOf = async () => (await office().call('matters.remarks.list', { params })).body.matters;
const at = (matter: string) => ({ ...params, subject: unit, matter });

async function approvedAgain(): Promise<void> {
  await office().call('results.propose', { params, body: { exceptions: [] } });
  await world.as('chair').call('results.approve', { params, body: approval });
}

/** Three units closed and approved on Friday 6 November; an official of the first is assessed beside them. */
beforeEach(async () => {
  world = start();
  await endOfAssessment(world, 3, 1, announcingScheme);
  await world.unit('county', { level: 'county' });
  for (const n of [0, 1, 2]) await world.unit(`bureau-00${n}`);
  for (const one of ['office', 'checker']) await world.person(one, 'county', ['performance-office']);
  await world.person('chair', 'county', ['committee']);
  await world.person('chen', 'county', ['supervisor']);
  await world.person('own', 'bureau-001');
  await world.person('other', 'bureau-002');
  await closed(world);
  world.clock.now = chinaTime('2026-11-06T09:00:00');
  await due(world);
  await approvedAgain();
});

describe('公示: approved results are announced before they are published', () => {
  it('for five working days, in which they cannot be published', async () => {
    expect(await refused(publish())).toBe('results.not-announced');
    const { body } = await announce();
    expect(body).toMatchObject({
      state: 'announced',
      announcement: { by: 'office', until: '2026-11-13T15:59:59.999Z' },
    });
    expect(await refused(announce())).toBe('results.state');
    world.clock.now = chinaTime('2026-11-13T23:59:59.999');
    expect(await refused(publish())).toBe('results.announced-until');
    world.clock.now = chinaTime('2026-11-14T00:05:00');
    expect((await publish()).body.state).toBe('published');
  });

  it('to everybody without a token for units; of officials the top grade, within their unit only, and no score', async () => {
    expect(await refused(world.as('nobody').call('results.announced-to-all', openly()))).toBe('results.none-announced');
    await enrol(world, 'official.li', { unit: 'bureau-001', standing: standingOf('excellent') });
    await enrol(world, 'official.sun', { unit: 'bureau-001', standing: standingOf('good') });
    await announce();
    const told = async (by: string) => {
      const list = await world.as(by).call('results.announced', { params });
      return list.body.subjects.map(({ subject }) => subject);
    };
    const all = (await world.as('nobody').call('results.announced-to-all', openly())).body.subjects;
    expect(all.map(({ subject }) => subject)).toEqual(['unit.bureau-000', 'unit.bureau-001', 'unit.bureau-002']);
    expect(await told('own')).toContain('official.li');
    expect(await told('own')).not.toContain('official.sun');
    expect(await told('other')).toEqual(all.map(({ subject }) => subject));
    expect(JSON.stringify(all)).not.toContain('score');
    const { government, announced, periods } = (
      await world
        .as('nobody')
        .call('results.list-published', { params: { jurisdiction: world.jurisdiction }, query: {} })
    ).body;
    expect(government?.timeZone).toBe('Asia/Shanghai');
    expect(announced).toMatchObject([{ id: period, until: '2026-11-13T15:59:59.999Z' }]);
    expect(periods).toEqual([]);
  });

  it('a decision that reopens the results begins it anew', async () => {
    await announce();
    const { body } = await unnamed();
    await office().call('matters.remarks.uphold', {
      params: at((await remarksOf())[0]!.id),
      body: { reason: '情况属实' },
    });
    const recheck = (await office().call('matters.rechecks.list', { params })).body.matters[0]!;
    const value = { kind: 'number' as const, number: '10' };
    const corrections = [{ kind: 'filing-replaced' as const, indicator: 'budget', value }];
    const decision = { reason: '经核对原始台账，填报有误', corrections };
    await world.as('chen').call('matters.rechecks.uphold', { params: at(recheck.id), body: decision });
    await worked();
    world.clock.now = chinaTime('2026-11-16T09:00:00');
    expect(await refused(publish())).toBe('results.state');
    expect(await refused(world.as('nobody').call('results.announced-to-all', openly()))).toBe('results.none-announced');
    await approvedAgain();
    expect(await refused(publish())).toBe('results.not-announced');
    expect((await announce()).body).toMatchObject({ version: 2, announcement: { until: '2026-11-23T15:59:59.999Z' } });
    expect((await answers(body.receipt)).body).toMatchObject({ state: 'upheld', answer: '情况属实' });
  });
});

const standingOf = (grade: string) => ({ rank: 1, of: 2, normalised: null, band: grade, grade, reasons: [] });

describe('公示意见: a remark on what is announced', () => {
  it('is taken from one person so often on a subject as the scheme says, so that nobody keeps others from being heard', async () => {
    await announce();
    const make = (by: string, n: number) =>
      world.as(by).call('results.remark', { params, body: said(unit, `意见第${n}条：数据有误`) });
    for (let n = 0; n < 10; n += 1) await make('own', n);
    expect(await refused(make('own', 10))).toBe('results.own-remarks-enough');
    expect((await make('other', 10)).body.state).toBe('received');
  });

  it('is taken from the audience while the announcement runs, and from nobody else', async () => {
    const make = (by = 'other', subject = unit) => world.as(by).call('results.remark', { params, body: said(subject) });
    expect(await refused(make())).toBe('results.no-remarks-now');
    await enrol(world, 'official.li', { unit: 'bureau-001', standing: standingOf('excellent') });
    await announce();
    expect(await refused(make('other', 'official.li'))).toBe('results.not-told');
    expect(await refused(make('other', 'unit.nowhere'))).toBe('results.not-told');
    expect((await make('own', 'official.li')).body.state).toBe('received');
    expect((await make()).body).toMatchObject({ subject: unit, due: '2026-11-13T15:59:59.999Z' });
    const own = (await world.as('other').call('results.own-remarks', { params })).body.remarks;
    expect(own.map(({ subject, state }) => [subject, state])).toEqual([[unit, 'received']]);
    world.clock.now = chinaTime('2026-11-14T00:00:00');
    expect(await refused(make())).toBe('results.no-remarks-now');
  });

  it('without a name is received once against a receipt of which only the hash is kept', async () => {
    await announce();
    const { body } = await unnamed();
    expect((await unnamed()).body).toEqual(body);
    expect((await unnamed('另有一事：预算执行率有误')).body.receipt).not.toBe(body.receipt);
    const pk = appraisals.key(world.jurisdiction, period, unit);
    const kept = JSON.stringify((await world.table.query({ partition: pk })).items);
    expect(kept).not.toContain(body.receipt);
    expect((await entries(world.table, pk)).filter(({ what }) => what === 'matters.opened')).toHaveLength(2);
    expect((await answers(body.receipt)).body).toMatchObject({ state: 'received' });
    expect(await refused(answers('a'.repeat(26)))).toBe('results.no-remark');
  });

  it('without a name is not taken by the hundred', async () => {
    await announce();
    for (let n = 0; n < 20; n += 1) await unnamed(`意见第${n}条：数据有误`);
    expect(await refused(unnamed('意见第二十一条：数据有误'))).toBe('results.remarks-enough');
    expect((await world.as('own').call('results.remark', { params, body: said() })).body.state).toBe('received');
    world.clock.now += 61 * 60_000;
    expect((await unnamed('意见第二十一条：数据有误')).body.state).toBe('received');
  });

  it('holds up the publication until the office has answered it; nobody answers their own', async () => {
    await announce();
    await office().call('results.remark', { params, body: said() });
    world.clock.now = chinaTime('2026-11-16T09:00:00');
    expect(await refused(publish())).toBe('results.remarks-open');
    const [remark] = await remarksOf();
    const dismiss = (by: string) =>
      world.as(by).call('matters.remarks.dismiss', { params: at(remark!.id), body: { reason: '经核对，数据无误' } });
    expect(await refused(dismiss('office'))).toBe('access.same-person');
    expect(await refused(dismiss('chair'))).toBe('access.role');
    await dismiss('checker');
    expect((await publish()).body.state).toBe('published');
  });

  it('that is upheld sends the subject to a recheck of the office’s motion, and the publication waits for it', async () => {
    await announce();
    await unnamed();
    const [remark] = await remarksOf();
    const uphold = { params: at(remark!.id), body: { reason: '经与信访台账核对，情况属实' } };
    await office().call('matters.remarks.uphold', uphold);
    const [recheck] = (await office().call('matters.rechecks.list', { params })).body.matters;
    expect(recheck).toMatchObject({ state: 'lodged', opened: { move: 'open', by: 'office', remark: remark!.id } });
    const { head } = await appraisals.existing(world.table, world.jurisdiction, period, unit);
    expect(head.case).toMatchObject({ id: recheck!.id, state: 'lodged' });
    world.clock.now = chinaTime('2026-11-16T09:00:00');
    expect(await refused(publish())).toBe('results.remark-rechecked');
    const dismissed = { params: at(recheck!.id), body: { reason: '填报数与台账一致' } };
    await world.as('chen').call('matters.rechecks.dismiss', dismissed);
    expect((await publish()).body.state).toBe('published');
  });
});
