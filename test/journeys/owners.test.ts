import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jurisdiction } from '../../local/demo/county.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';
import {
  acting,
  answerTo,
  county,
  countyPeriod,
  health,
  healthPeriod,
  hospitals,
  quarter,
  schemeOf,
  type About,
  type Assessment,
} from './commission.ts';

const hour = 3_600_000;
let system: System;
const as = (person: string) => system.as(person);
const { grant, save, setUp, prepare, open, agree, assess, settled, publish } = acting(as);

async function travelTo(instant: number): Promise<void> {
  await system.clock.travelTo(instant);
  await system.drain();
}

beforeAll(async () => {
  const templatePath = await builtSystem();
  const clock = stillClock(quarter.noon(0, 1) - 7 * 24 * hour);
  system = await startSystem({ templatePath, directory: temporaryFolder(), clock });
  await setUp();
  for (const one of [county, health]) await prepare(one);
});
afterAll(() => system?.stop());

/** What the bodies of a period do and see, asked by others about it. */
async function attempts(office: string, supervisor: string, { period, units, scheme }: About): Promise<string[]> {
  const [maker, overseer] = [await as(office), await as(supervisor)];
  const params = { period };
  const place = { period, subject: `unit.${units[0]}` };
  const audited = [`period/${period}`, `appraisal/${period}/${place.subject}`, `scheme/${scheme}`];
  const codes = await Promise.all(
    [
      maker.call('periods.subjects', { params }),
      maker.call('periods.extend', { params, body: { deadlines: { application: '2099-01-01' }, reason: '延期' } }),
      maker.call('periods.enrol', { params, body: { subject: place.subject, reason: '补列' } }),
      maker.call('goals.read', { params: place }),
      overseer.call('goals.versions', { params: place }),
      overseer.call('progress.read', { params: place }),
      maker.call('progress.accept', { params: place, body: { filings: [1] } }),
      maker.call('scoring.assign', { params: place, body: { raters: [{ rater: 'rater.1', group: 'leaders' }] } }),
      overseer.call('scoring.sheet', { params: place }),
      overseer.call('matters.rechecks.list', { params }),
      maker.call('results.read', { params }),
      maker.call('results.propose', { params, body: {} }),
      maker.call('matters.orders.list', { params }),
      overseer.call('reports.list', { params }),
      maker.call('schemes.begin-version', { params: { scheme }, body: { basedOn: 1 } }),
      ...audited.flatMap((of) => [
        overseer.call('audit.entries', { query: { of } }),
        overseer.call('audit.verify', { query: { of } }),
        overseer.call('audit.export', { body: { of, why: '年度抽查' } }),
      ]),
    ].map(answerTo),
  );
  return [...new Set(codes)];
}

describe('a commission assesses its hospitals beside the county, which assesses its departments', () => {
  test('each by a scheme and a period of its own, and by no other’s', async () => {
    const { year, number } = quarter;
    const create = async (by: string, more: object) =>
      answerTo((await as(by)).call('periods.create', { body: { type: 'quarter', year, number, code: 'x', ...more } }));
    expect(await create('h.office', {})).toBe('access.owner');
    expect(await create('h.office', { owner: 'finance' })).toBe('access.owner');
    expect(await create('h.office', { owner: 'county' })).toBe('access.owner');
    expect(await create('li.office', { owner: 'nowhere' })).toBe('access.no-unit');
    // It would take the id of the county's own.
    expect(await create('h.office', { owner: 'health', code: undefined })).toBe('periods.unit-needs-code');
    const draft = { scheme: schemeOf('elsewhere') };
    expect(await answerTo((await as('h.office')).call('schemes.create', { body: draft }))).toBe('access.owner');
    const version = { params: { scheme: health.scheme, version: 1 } };
    expect(await answerTo((await as('f.office')).call('schemes.submit', { ...version, body: {} }))).toBe(
      'access.owner',
    );

    await travelTo(quarter.noon(0, 2));
    const opening = async (by: string, { period, group }: Assessment, scheme: string) =>
      answerTo(
        (await as(by)).call('periods.open', {
          params: { period },
          body: { scheme: { id: scheme, version: 1 }, groups: [group] },
        }),
      );
    expect(await opening('h.office', county, county.scheme)).toBe('access.owner');
    expect(await opening('li.office', county, health.scheme)).toBe('periods.scheme-of-unit');
    for (const one of [county, health]) expect((await open(one)).status).toBe(200);
  });

  test('over who stands at or below its owner and nobody else', async () => {
    const subjectsOf = async (by: string, period: string) =>
      (await (await as(by)).call('periods.subjects', { params: { period } })).body.subjects.map(
        ({ subject }) => subject,
      );
    expect(await subjectsOf('h.office', healthPeriod)).toEqual(hospitals.map((id) => `unit.${id}`));
    expect(await subjectsOf('li.office', countyPeriod)).toEqual(['unit.finance', 'unit.health']);
    const enrolled = await as('h.office');
    const body = { subject: 'unit.finance', reason: '补列' };
    expect(await answerTo(enrolled.call('periods.enrol', { params: { period: healthPeriod }, body }))).toBe(
      'periods.not-below-owner',
    );
  });

  test('whose bodies neither see nor change anything of the other, and cannot tell it from what does not exist', async () => {
    await agree(county);
    await agree(health);
    const nobodys = { ...health, period: '1999-q1', scheme: 'never' };
    expect(await attempts('h.office', 'h.supervisor', county)).toEqual(['access.owner']);
    expect(await attempts('f.office', 'f.supervisor', health)).toEqual(['access.owner']);
    expect(await attempts('f.office', 'f.supervisor', nobodys)).toEqual(['access.owner']);
    // Who has agreements of their own lists them; of the other's there is none.
    for (const [office, period] of [
      ['h.office', countyPeriod],
      ['f.office', healthPeriod],
    ] as const)
      expect((await (await as(office)).call('goals.list', { params: { period } })).body.subjects).toEqual([]);
    // Over one of its hospitals is not over the commission, which owns the period.
    expect(await attempts('one.office', 'f.supervisor', health)).toEqual(['access.owner']);
  });

  test('while whoever oversees the county reads below, and a hospital sees its own', async () => {
    const first = { period: healthPeriod, subject: 'unit.hospital-1' };
    const wang = await as('wang.supervisor');
    expect((await wang.call('goals.read', { params: first })).status).toBe(200);
    const li = await as('li.office');
    expect((await li.call('periods.subjects', { params: { period: healthPeriod } })).body.subjects).toHaveLength(3);
    expect((await wang.call('audit.entries', { query: { of: `period/${healthPeriod}` } })).status).toBe(200);
    const leader = await as('hospital-1.leader');
    expect((await leader.call('goals.read', { params: first })).status).toBe(200);
    const second = { ...first, subject: 'unit.hospital-2' };
    expect(await answerTo(leader.call('goals.read', { params: second }))).toBe('access.scope');
    expect(await answerTo((await as('health.leader')).call('goals.read', { params: second }))).toBe('done');
  });

  test('and a grant that is revoked or moved, like a unit that is moved, counts at once', async () => {
    const params = { period: healthPeriod };
    const reads = async (by: string, id: 'periods.subjects' | 'results.read' = 'periods.subjects') =>
      answerTo((await as(by)).call(id, { params }));
    expect(await reads('h.accounts')).toBe('done');
    await grant('h.accounts', { role: 'performance-office', over: 'health' }, 'revoke');
    expect(await reads('h.accounts')).toBe('access.role');
    await grant('h.accounts', { role: 'performance-office', over: 'finance' });
    expect(await reads('h.accounts')).toBe('access.owner');
    await grant('h.accounts', { role: 'performance-office', over: 'finance' }, 'revoke');
    await grant('h.accounts', { role: 'performance-office', over: 'health' });
    expect(await reads('h.accounts')).toBe('done');

    expect(await reads('w.supervisor')).toBe('access.owner');
    const { etag } = await (await as('qian.system')).call('organisation.unit', { params: { unit: 'health' } });
    const moved = await save('health', etag, { parent: 'welfare', group: 'departments' });
    expect(await reads('w.supervisor')).toBe('done');
    await save('health', moved, { parent: 'county', group: 'departments' });
    expect(await reads('w.supervisor')).toBe('access.owner');
  });

  test('to results each closes, rechecks, approves and publishes by itself', async () => {
    const { deadlines } = (await (await as('li.office')).call('periods.read', { params: { period: countyPeriod } }))
      .body;
    const after = (phase: 'implementation' | 'assessment' | 'feedback') =>
      travelTo(Date.parse(deadlines[phase].until) + hour);
    await travelTo(Date.parse(deadlines.planning.until) + hour);
    await after('implementation');
    for (const one of [county, health]) await assess(one);
    await after('assessment');
    for (const one of [county, health]) await settled(one);

    const place = { period: healthPeriod, subject: 'unit.hospital-1' };
    const objection = { reason: '统计口径有误，附复函', items: ['budget'], evidence: [] };
    const lodged = await (
      await as('hospital-1.leader')
    ).call('matters.rechecks.object', { params: place, body: objection });
    const decision = {
      reason: '经核对台账，原填报值录入有误',
      corrections: [
        { kind: 'filing-replaced' as const, indicator: 'budget', value: { kind: 'number' as const, number: '24' } },
      ],
    };
    const decide = async (by: string) =>
      (await as(by)).call('matters.rechecks.uphold', { params: { ...place, matter: lodged.body.id }, body: decision });
    expect(await answerTo(decide('f.supervisor'))).toBe('access.owner');
    expect((await decide('h.supervisor')).body.state).toBe('upheld');
    await settled(health);

    await after('feedback');
    expect(await attempts('h.office', 'h.supervisor', county)).toEqual(['access.owner']);
    expect(await attempts('f.office', 'f.supervisor', health)).toEqual(['access.owner']);
    const numbered = { params: { period: healthPeriod }, body: { number: 1 } };
    expect(await answerTo((await as('h.office')).call('results.publish', numbered))).toBe('results.number-of-unit');
    await publish(health);
    const approval = { params: { period: countyPeriod }, body: { meeting: '第2次会议' } };
    expect(await answerTo((await as('h.committee')).call('results.approve', approval))).toBe('access.owner');
    await publish(county);
    for (const one of [county, health]) await settled(one);

    const published = await (await fetch(`${system.url}/v1/results/published/${jurisdiction}`)).json();
    expect(published).toMatchObject({
      periods: expect.arrayContaining([
        expect.objectContaining({ id: countyPeriod }),
        expect.objectContaining({ id: healthPeriod, owner: 'health' }),
      ]),
    });
    const order = { finding: '预算执行率低于标准', basis: 'budget', requirement: '查明原因，十个工作日内书面报告' };
    const issue = async (by: string) =>
      answerTo(
        (await as(by)).call('matters.orders.issue', { params: { ...place, subject: 'unit.hospital-3' }, body: order }),
      );
    expect(await issue('f.office')).toBe('access.owner');
    expect(await issue('h.office')).toBe('done');
    const verdict = await (await as('h.supervisor')).call('audit.verify-period', { params: { period: healthPeriod } });
    expect(verdict.body).toMatchObject({ sealIsGenuine: true, verified: 3, findings: [] });
  });

  test('with no call of a function denied', () => {
    expect(system.permissions().denied).toEqual([]);
    expect(system.counters().http.failed).toBe(0);
  });
});
