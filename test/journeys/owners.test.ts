import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemReply } from '../../functions/client.ts';
import type { Api } from '../../local/demo/api.ts';
import { firstSecurityAdministrator, jurisdiction, settings } from '../../local/demo/county.ts';
import { scheme as quarterly } from '../../local/demo/scheme.ts';
import { lastWholeQuarter } from '../../local/demo/stage.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';

const hour = 3_600_000;
const quarter = lastWholeQuarter(Date.UTC(2026, 6, 15));
const countyPeriod = `${quarter.year}-q${quarter.number}`;
const healthPeriod = `${countyPeriod}-health`;
const hospitals = ['hospital-1', 'hospital-2', 'hospital-3'];

let system: System;

/** One figure and one mark, the same for both; each body has its own. */
const schemeOf = (id: string): Scheme => ({
  ...quarterly,
  id,
  sections: quarterly.sections.flatMap((section) => {
    if (section.items !== 'common') return [];
    const indicators = section.indicators.filter((one) => ['budget', 'performance'].includes(one.id));
    return [{ ...section, indicators: indicators.map((one) => ({ ...one, points: section.points })) }];
  }),
  raterGroups: quarterly.raterGroups
    .filter((group) => group.id === 'leaders')
    .map((group) => ({ ...group, weight: '1' })),
});

/** Who runs an assessment, and over whom. */
const county = {
  period: countyPeriod,
  scheme: 'county-quarterly',
  owner: {},
  code: {},
  group: 'departments',
  office: ['li.office', 'zhou.office'],
  committee: 'wu.committee',
  supervisor: 'wang.supervisor',
  units: ['finance', 'health'],
} as const;
const health = {
  period: healthPeriod,
  scheme: 'health-quarterly',
  owner: { owner: 'health' },
  code: { code: 'health' },
  group: 'hospitals',
  office: ['h.office', 'h.accounts'],
  committee: 'h.committee',
  supervisor: 'h.supervisor',
  units: hospitals,
} as const;
type Assessment = typeof county | typeof health;
type About = Readonly<Record<'period' | 'scheme', string>> & Pick<Assessment, 'units'>;

const as = (person: string): Promise<Api> => system.as(person);

/** The code of the refusal that answers a request; `done` where it was answered. */
async function answerTo(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return 'done';
  } catch (error) {
    if (!(error instanceof ProblemReply)) throw error;
    return String(error.problem['type']).replace('urn:jixiao:problem:', '');
  }
}

async function travelTo(instant: number): Promise<void> {
  await system.clock.travelTo(instant);
  await system.drain();
}

interface Granted {
  readonly role: Exclude<Role, 'official'>;
  readonly unit?: string;
  readonly over?: string;
}

async function grant(official: string, granted: Granted, what: 'grant' | 'revoke' = 'grant'): Promise<void> {
  const body = { ...granted, why: '年度任命' };
  await (await as(firstSecurityAdministrator)).call(`organisation.${what}`, { params: { official }, body });
}

async function save(id: string, ifMatch: number, more: { parent?: string; group?: string }): Promise<number> {
  const body = { name: { zh: `单位${id}`, en: id }, level: 'department' as const, ...more };
  const known = { ...body, functions: [{ id: 'duties', name: { zh: '职责', en: 'Duties' } }] };
  return (
    await (await as('qian.system')).call('organisation.save-unit', { params: { unit: id }, ifMatch, body: known })
  ).etag;
}

/** A county with two departments, one of them a health commission with three hospitals below it, and everybody's roles. */
async function setUp(): Promise<void> {
  await grant('qian.system', { role: 'system-administrator' });
  const admin = await as('qian.system');
  const peerGroups = ['departments', 'hospitals'].map((id) => ({ id, name: { zh: id, en: id } }));
  await admin.call('organisation.configure', { ifMatch: 0, body: { ...settings, peerGroups } });
  await save('county', 0, {});
  for (const id of ['office', 'welfare']) await save(id, 0, { parent: 'county' });
  for (const id of county.units) await save(id, 0, { parent: 'county', group: 'departments' });
  for (const id of hospitals) await save(id, 0, { parent: 'health', group: 'hospitals' });
  const person = (id: string, unit: string, ifMatch = 0) =>
    admin.call('organisation.save-official', { params: { official: id }, ifMatch, body: { name: id, unit } });
  await person('qian.system', 'office', 1);
  const own = { over: 'health' };
  const roles: [string, string, Granted][] = [
    ...county.office.map((id): [string, string, Granted] => [id, 'office', { role: 'performance-office' }]),
    [county.committee, 'office', { role: 'committee' }],
    [county.supervisor, 'office', { role: 'supervisor' }],
    ['rater.1', 'office', { role: 'rater' }],
    ['sun.auditor', 'office', { role: 'audit-administrator' }],
    ...health.office.map((id): [string, string, Granted] => [id, 'health', { role: 'performance-office', ...own }]),
    [health.committee, 'health', { role: 'committee', ...own }],
    [health.supervisor, 'health', { role: 'supervisor', ...own }],
    // Bodies of a sibling, of one hospital, and over a unit that the commission may come to stand below.
    ['f.office', 'finance', { role: 'performance-office', over: 'finance' }],
    ['f.supervisor', 'finance', { role: 'supervisor', over: 'finance' }],
    ['one.office', 'office', { role: 'performance-office', over: 'hospital-1' }],
    ['w.supervisor', 'welfare', { role: 'supervisor', over: 'welfare' }],
    ...[...county.units, ...hospitals].flatMap((unit): [string, string, Granted][] => [
      [`${unit}.leader`, unit, { role: 'unit-leader', unit }],
      [`${unit}.clerk`, unit, { role: 'unit-contributor', unit }],
    ]),
  ];
  for (const [id, unit, granted] of roles) {
    await person(id, unit);
    await grant(id, granted);
  }
  const item = { name: { zh: '优化服务', en: 'Better services' }, source: '政府工作报告', year: quarter.year };
  await (
    await as(county.office[0])
  ).call('organisation.save-strategy-item', { params: { item: 'services' }, ifMatch: 0, body: item });
}

/** The office drafts, the committee approves, the office creates the period: each within what its owner may. */
async function prepare({ scheme, owner, code, office, committee, period }: Assessment): Promise<void> {
  const drafting = await as(office[0]);
  const params = { scheme, version: 1 };
  await drafting.call('schemes.create', { body: { scheme: schemeOf(scheme), ...owner } });
  const { body } = await drafting.call('schemes.submit', { params, body: {} });
  const decision = { hash: body.standing.hash, meeting: '第1次会议' };
  await (await as(committee)).call('schemes.approve', { params, body: decision });
  const { year, number } = quarter;
  const created = await drafting.call('periods.create', { body: { type: 'quarter', year, number, ...code, ...owner } });
  expect(created.body).toMatchObject({ id: period, ...owner });
}

const open = async ({ period, scheme, group, office }: Assessment) =>
  (await as(office[0])).call('periods.open', {
    params: { period },
    body: { scheme: { id: scheme, version: 1 }, groups: [group] },
  });

async function agree({ period, units, office }: Assessment): Promise<void> {
  for (const unit of units) {
    const params = { period, subject: `unit.${unit}` };
    const goal = { item: 'budget', target: '25', unitOfMeasure: '%', evidencePlan: '预算执行表', strategy: 'services' };
    const goals = [{ ...goal, owner: `${unit}.leader`, functions: ['duties'] }];
    const { body } = await (
      await as(`${unit}.clerk`)
    ).call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals } });
    const { version, hash } = body;
    await (await as(`${unit}.leader`)).call('goals.sign', { params, body: { version, hash, side: 'subject' } });
    await (await as(office[1])).call('goals.sign', { params, body: { version, hash, side: 'assessor' } });
  }
}

async function assess({ period, units, office }: Assessment): Promise<void> {
  for (const [place, unit] of units.entries()) {
    const params = { period, subject: `unit.${unit}` };
    const given = { kind: 'number' as const, number: String(20 + place) };
    const figure = { indicator: 'budget', slot: 'period', given, source: '预算系统', evidence: [] };
    const { body } = await (await as(`${unit}.clerk`)).call('progress.file', { params, body: figure });
    const filings = { params, body: { filings: [body.n] } };
    await (await as(`${unit}.leader`)).call('progress.sign-off', filings);
    await (await as(office[0])).call('progress.accept', filings);
    const raters = [{ rater: 'rater.1', group: 'leaders' }];
    await (await as(office[0])).call('scoring.assign', { params, body: { raters } });
    const marks = [{ indicator: 'performance', mark: '88' }];
    await (await as('rater.1')).call('scoring.rate', { params, body: { marks, submitted: true } });
  }
}

/** The closing or the publication is over. */
async function settled({ period, office }: Assessment): Promise<void> {
  const reading = await as(office[0]);
  for (;;) {
    const { body } = await reading.call('periods.closing', { params: { period } });
    if (body.stage === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function publish({ period, office, committee }: Assessment): Promise<void> {
  const params = { period };
  await (await as(office[0])).call('results.propose', { params, body: {} });
  await (await as(committee)).call('results.approve', { params, body: { meeting: '第2次会议' } });
  await (await as(office[0])).call('results.publish', { params, body: {} });
}

beforeAll(async () => {
  const templatePath = await builtSystem(temporaryFolder());
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
      maker.call('goals.unsigned', { params }),
      maker.call('goals.read', { params: place }),
      overseer.call('goals.versions', { params: place }),
      overseer.call('progress.read', { params: place }),
      maker.call('progress.accept', { params: place, body: { filings: [1] } }),
      maker.call('scoring.assign', { params: place, body: { raters: [{ rater: 'rater.1', group: 'leaders' }] } }),
      overseer.call('scoring.sheet', { params: place }),
      overseer.call('review.cases', { params }),
      maker.call('results.read', { params }),
      maker.call('results.propose', { params, body: {} }),
      maker.call('outcomes.orders', { params }),
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
      travelTo(Date.parse(deadlines[phase]!.until) + hour);
    await travelTo(Date.parse(deadlines.planning!.until) + hour);
    await after('implementation');
    for (const one of [county, health]) await assess(one);
    await after('assessment');
    for (const one of [county, health]) await settled(one);

    const place = { period: healthPeriod, subject: 'unit.hospital-1' };
    const objection = { reason: '统计口径有误，附复函', items: ['budget'], evidence: [] };
    const lodged = await (await as('hospital-1.leader')).call('review.object', { params: place, body: objection });
    const decision = {
      finding: 'upheld' as const,
      reason: '经核对台账，原填报值录入有误',
      corrections: [
        { kind: 'filing-replaced' as const, indicator: 'budget', value: { kind: 'number' as const, number: '24' } },
      ],
    };
    const decide = async (by: string) =>
      (await as(by)).call('review.decide', { params: { ...place, case: lodged.body.id }, body: decision });
    expect(await answerTo(decide('f.supervisor'))).toBe('access.owner');
    expect((await decide('h.supervisor')).body.case.state).toBe('upheld');
    await settled(health);

    await after('feedback');
    expect(await attempts('h.office', 'h.supervisor', county)).toEqual(['access.owner']);
    expect(await attempts('f.office', 'f.supervisor', health)).toEqual(['access.owner']);
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
        (await as(by)).call('outcomes.issue', { params: { ...place, subject: 'unit.hospital-3' }, body: order }),
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
