import { beforeAll, describe, expect, test } from 'vitest';
import { admit } from '../../functions/admit.ts';
import type { Route } from '../../functions/route.ts';
import { routeTables } from '../../infra/routes.ts';
import { isBody, Role, type Body } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { append } from '../../shared/storage/record.ts';
import { imports, type ImportHead } from '../../shared/storage/imports.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import { ProblemReply } from '../../functions/client.ts';
import { happened } from '../make/happened.ts';
import { withEngine } from '../make/engine.ts';
import { openPeriod, smallScheme } from '../make/enrolled.ts';
import { eventOf, knockAt } from '../make/knocking.ts';
import { refusal } from '../make/refusal.ts';
import { makeWorld } from '../make/world.ts';

const engine = withEngine();
const routes = [...(await routeTables()).values()].flat();
const bodies = Role.options.filter(isBody);

/** Over what a body's role was granted, seen from the commission that owns a period and a scheme. */
const granted = {
  'the whole jurisdiction': undefined,
  'the owner': 'commission',
  'a unit above the owner': 'sector',
  'a sibling of the owner': 'sibling',
  'a unit below the owner': 'hospital',
} as const;
type Over = keyof typeof granted;
const overs = Object.keys(granted) as Over[];
const reachesOwner = (over: Over) => ['the whole jurisdiction', 'the owner', 'a unit above the owner'].includes(over);

const own = { period: '2026-q3-health', scheme: 'health' };
/** Of the jurisdiction itself, and of nobody: a role over a unit reaches neither, and cannot tell one from the other. */
const others = {
  'the jurisdiction': { period: '2026q3', scheme: 'small' },
  nobody: { period: '2030', scheme: 'none' },
};

let world: ReturnType<typeof makeWorld>;

beforeAll(async () => {
  world = makeWorld(engine(), routes);
  await world.settings();
  await world.unit('county');
  await world.unit('elsewhere', { path: ['county'] });
  await world.unit('sector', { path: ['county'] });
  await world.unit('sibling', { path: ['county', 'sector'] });
  await world.unit('commission', { path: ['county', 'sector'] });
  await world.unit('hospital', { path: ['county', 'sector', 'commission'] });
  for (const role of bodies)
    for (const over of overs)
      await world.person(`${role}/${over}`, 'elsewhere', [
        { role, unit: '', ...(granted[over] === undefined ? {} : { over: granted[over] }) },
      ]);
  await openPeriod(world, 'implementation');
  await openPeriod(
    world,
    'implementation',
    { id: own.period, owner: 'commission' },
    { ...smallScheme, id: own.scheme },
  );
});

const called = (role: Body, over: Over) => ({ person: `${role}/${over}`, jurisdiction: world.jurisdiction });
const named = ({ path }: Route) => /\{(?:period|scheme|unit)\}/.test(path);
const scopeOf = ({ allow }: Route, role: Body) => allow.find((rule) => rule.role === role)?.scope;
const inBodies = routes.filter(({ allow }) => allow.some(({ role }) => isBody(role)));
const cases = (some: readonly Route[]) => some.map((route) => [route.id, route] as const);

interface Owned {
  readonly period: string;
  readonly scheme: string;
  readonly unit?: string;
}

/** Whether the role let this person in. Whoever is let in by no role is told so, and nothing else. */
async function countsFor(route: Route, role: Body, over: Over, about: Owned) {
  const event = eventOf(route, called(role, over), { now: world.clock.now, subject: 'unit.hospital', ...about });
  try {
    const { caller } = await admit(route, event, { table: world.table, now: world.clock.now });
    return caller.rolesUsed.includes(role);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const knocked = await knockAt(world, event, route);
    expect(knocked, `${route.id} by ${role} over ${over}`).toEqual({ status: 403, type: 'access.owner', strange: [] });
    return false;
  }
}

describe('office, committee and supervisor reach what is owned at or below the unit of their grant', () => {
  test.each(cases(inBodies.filter(named)))('%s', async (_, route) => {
    for (const role of bodies) {
      const scope = scopeOf(route, role);
      if (scope === undefined) continue;
      const asks = overs.flatMap((over) => {
        const whole = over === 'the whole jurisdiction';
        const reached = scope === 'whole' ? whole : reachesOwner(over);
        const ask = async (owner: string, about: Owned, expected: boolean) =>
          expect(await countsFor(route, role, over, about), `${role} over ${over} about ${owner}`).toBe(expected);
        return [
          ask('the commission', { ...own, unit: 'commission' }, reached),
          ...Object.entries(others).map(([owner, about]) => ask(owner, { ...about, unit: 'county' }, whole)),
        ];
      });
      await Promise.all(asks);
    }
  });

  test.each(cases(inBodies.filter((route) => !named(route))))(
    '%s, which names neither period nor scheme in its path',
    async (id, route) => {
      for (const role of bodies) {
        const scope = scopeOf(route, role);
        if (scope === undefined) continue;
        // What is the jurisdiction's own is decided by the path already, the rest by the use case.
        if (scope === 'owned') expect([...Object.keys(asked), ...forEverybody], id).toContain(id);
        for (const over of overs) {
          const counts = await countsFor(route, role, over, { ...own, unit: 'commission' });
          expect(counts, `${id} by ${role} over ${over}`).toBe(scope === 'owned' || over === 'the whole jurisdiction');
        }
      }
    },
  );
});

/** Nothing of anybody is in them: they only compute, or show what everybody who works here may see. */
const forEverybody = [
  'schemes.validate',
  'schemes.import-table',
  'schemes.list',
  'schemes.list-library',
  'schemes.read-library',
];

const reading = { format: { type: 'csv' }, mapping: { fields: { subject: { column: 'a' } } } };
const fileFor = (period: string) => ({
  kind: 'filings',
  name: 'a.csv',
  period,
  ...reading,
  content: { text: 'a\nb\n' },
});

interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ifMatch?: number;
}

const savedMapping = { params: { kind: 'filings', mapping: '月报' }, query: { owner: 'commission' } };

/** What names the owner where the path does not; each is asked about something of the commission. */
const asked: Readonly<Record<string, (file: string, once: string) => Asked>> = {
  'periods.create': (_, code) => ({ body: { type: 'quarter', year: 2027, number: 1, code, owner: 'commission' } }),
  'schemes.create': (_, once) => ({ body: { scheme: { ...smallScheme, id: once }, owner: 'commission' } }),
  'schemes.copy': () => ({ body: { from: own.period, for: own.period } }),
  'imports.register': () => ({ body: fileFor(own.period) }),
  'imports.list': () => ({}),
  'imports.template': () => ({ params: { kind: 'filings' }, query: { period: own.period } }),
  'imports.mappings': () => ({ params: { kind: 'filings' }, query: savedMapping.query }),
  'imports.mapping': () => savedMapping,
  'imports.save-mapping': () => ({ ...savedMapping, body: reading, ifMatch: 0 }),
  'imports.retire-mapping': () => ({ ...savedMapping, body: {}, ifMatch: 1 }),
  'imports.read': (file) => ({ params: { import: file } }),
  'imports.preview': (file) => ({ params: { import: file } }),
  'imports.map': (file) => ({ params: { import: file }, body: reading, ifMatch: 1 }),
  'imports.check': (file) => ({ params: { import: file }, body: { records: 1 } }),
  'imports.run': (file) => ({ params: { import: file }, body: { records: 1 } }),
  'audit.entries': () => ({ query: { of: `period/${own.period}` } }),
  'audit.verify': () => ({ query: { of: `scheme/${own.scheme}` } }),
  'audit.export': () => ({ body: { of: `appraisal/${own.period}/unit.hospital`, why: '年度抽查' } }),
};

describe('a role over a unit is held to it where the path names no owner', () => {
  const unnamed = inBodies.filter((route) => !named(route) && bodies.some((role) => scopeOf(route, role) === 'owned'));
  const closedToOthers = unnamed.filter(({ id }) => !forEverybody.includes(id));

  test.each(cases(closedToOthers))('%s', async (id, route) => {
    const by = 'performance-office';
    for (const [index, over] of overs.entries()) {
      const role = scopeOf(route, by) ? by : 'supervisor';
      // Whoever brings a file is its maker, so each asks about one of their own, brought while they were let.
      const file = await broughtBy(`${role}/${over}`, own.period);
      const said = asked[id]?.(file, `${id.replace('.', '-')}-${index}`);
      expect(said, id).toBeDefined();
      const answer = await world
        .as(`${role}/${over}`)
        .call(id, said)
        .then(() => 'answered', problemOf);
      const allowed = reachesOwner(over) || id === 'imports.list';
      if (allowed) expect(answer, `${id} by ${role} over ${over}`).not.toBe('access.owner');
      else expect(answer, `${id} by ${role} over ${over}`).toBe('access.owner');
    }
  });

  test('the refusal says over what the role is held, and who may act instead', async () => {
    const ask = (language: string) =>
      refusal(
        world
          .as('supervisor/a sibling of the owner', language)
          .call('periods.subjects', { params: { period: own.period } } as never),
      );
    expect(await ask('zh-CN')).toMatchObject({
      status: 403,
      detail: '您的角色只及于单位sibling及其下属单位主持的考核周期和考核办法，不包括此项。',
      remedy: '可办理的角色：绩效办、绩效管理委员会、监督机构，其权限须及于全地区、主持单位或者其上级单位。',
    });
    expect(await ask('en')).toMatchObject({
      detail: 'Your role holds for the periods and schemes of sibling and the units below; this is none of them.',
      remedy:
        'Roles that may: performance office, committee, supervisor; where they hold for the whole jurisdiction, for the unit that owns it or for one above that.',
    });
  });

  test('an office over a unit brings no file of what is the jurisdiction’s own', async () => {
    const body = { kind: 'strategy', name: 'a.csv', ...reading, content: { text: 'a\nb\n' } };
    for (const over of overs) {
      const office = world.as(`performance-office/${over}`);
      const answer = await office.call('imports.register', { body } as never).then(() => 'answered', problemOf);
      expect(answer === 'access.owner', over).toBe(over !== 'the whole jurisdiction');
    }
  });

  test('the list of imports shows what is owned within reach, page by page, and never where something else lies between', async () => {
    for (const period of [own.period, '2026q3', own.period, '2026q3', own.period]) await broughtBy('somebody', period);
    for (const over of overs) {
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
        const { body } = await world.as(`performance-office/${over}`).call('imports.list', { query } as never);
        const { imports, next } = body as { imports: { owner?: string }[]; next?: string };
        pages.push(imports.map(({ owner = 'jurisdiction' }) => owner));
        cursor = next;
      } while (cursor !== undefined);
      const owners = new Set(pages.flat());
      const whole = over === 'the whole jurisdiction';
      expect([...owners].toSorted(), over).toEqual(
        whole ? ['commission', 'jurisdiction'] : reachesOwner(over) ? ['commission'] : [],
      );
      expect(
        pages.slice(0, -1).every(({ length }) => length === 2),
        over,
      ).toBe(true);
      if (owners.size > 0) expect(pages.at(-1), over).not.toEqual([]);
    }
  });
});

const problemOf = (error: unknown): string =>
  error instanceof ProblemReply ? String(error.problem['type']).replace('urn:jixiao:problem:', '') : String(error);

/** A file as it was registered by somebody for a period. */
async function broughtBy(by: string, period: string): Promise<string> {
  const { table, jurisdiction, clock } = world;
  files += 1;
  const id = `file${String(files).padStart(6, '0')}`;
  const { head } = await existingPeriod(table, jurisdiction, period);
  const owner = head.owner === undefined ? {} : { owner: head.owner };
  const value: ImportHead = {
    id,
    kind: 'filings',
    name: 'a.csv',
    period,
    ...owner,
    mode: 'all-or-nothing',
    by,
    at: clock.now,
    sha256: '0'.repeat(64),
    bytes: 4,
    content: 'inline',
  };
  const { writes } = append(imports.none(jurisdiction, id), happened('imports.registered', clock.now), { head: value });
  await table.write(writes);
  return id;
}
let files = 0;
