import { expect } from 'vitest';
import { ProblemReply } from '../../functions/client.ts';
import type { Api } from '../../local/demo/api.ts';
import { firstSecurityAdministrator, settings } from '../../local/demo/county.ts';
import { scheme as quarterly } from '../../local/demo/scheme.ts';
import { yearScheme } from '../../local/demo/year-schemes.ts';
import { quarterOf } from '../../local/demo/stage.ts';
import type { Role } from '../../shared/domain/organisation/authority.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';

export const quarter = quarterOf(2026, 1);
export const countyPeriod = `${quarter.year}-q${quarter.number}`;
export const healthPeriod = `${countyPeriod}-health`;
export const hospitals = ['hospital-1', 'hospital-2', 'hospital-3'];

/** One figure and one mark, the same for both; each body has its own. */
export const schemeOf = (id: string): Scheme => ({
  ...quarterly,
  id,
  clocks: { ...quarterly.clocks, announcement: { days: 0, calendar: 'working' } },
  tieKeys: [],
  sections: [...quarterly.sections, ...yearScheme.sections].flatMap((section) => {
    if (section.items !== 'common') return [];
    const one = section.indicators.find(({ id }) => ['budget', 'performance'].includes(id));
    const { provider: _, ...own } = one!;
    const points = own.id === 'budget' ? '60' : '40';
    return [{ ...section, points, indicators: [{ ...own, points, frequency: 'quarter' as const }] }];
  }),
  raterGroups: yearScheme.raterGroups
    .filter((group) => group.id === 'leaders')
    .map((group) => ({ ...group, weight: '1' })),
});

/** Who runs an assessment, and over whom. */
export const county = {
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
export const health = {
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
export type Assessment = typeof county | typeof health;
export type About = Readonly<Record<'period' | 'scheme', string>> & Pick<Assessment, 'units'>;

/** The code of the refusal that answers a request; `done` where it was answered. */
export async function answerTo(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return 'done';
  } catch (error) {
    if (!(error instanceof ProblemReply)) throw error;
    return String(error.problem['type']).replace('urn:jixiao:problem:', '');
  }
}

interface Granted {
  readonly role: Exclude<Role, 'official'>;
  readonly unit?: string;
  readonly over?: string;
}

/** What the people of the county and its commission do, each with a client of their own. */
export function acting(as: (person: string) => Promise<Api>) {
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
    const created = await drafting.call('periods.create', {
      body: { type: 'quarter', year, number, ...code, ...owner },
    });
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
      const goal = {
        item: 'budget',
        target: '25',
        unitOfMeasure: '%',
        evidencePlan: '预算执行表',
        strategy: 'services',
      };
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

  return { grant, save, setUp, prepare, open, agree, assess, settled, publish };
}
