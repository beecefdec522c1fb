import { beforeAll, describe, expect, test } from 'vitest';
import { admit } from '../../functions/admit.ts';
import { http } from '../../functions/http.ts';
import type { Route } from '../../functions/route.ts';
import { routeTables } from '../../infra/routes.ts';
import { Role } from '../../shared/domain/organisation/authority.ts';
import type { Table } from '../../shared/storage/table.ts';
import { withEngine } from '../make/engine.ts';
import { openPeriod } from '../make/enrolled.ts';
import { eventOf, knockAt, watched, type Knocking } from '../make/knocking.ts';
import { makeWorld } from '../make/world.ts';

const engine = withEngine();
const tables = await routeTables();
const routes = [...tables.values()].flat();

/** Where the caller's role was granted, seen from the subject in the path: the unit `bureau`, or a person of it. */
const grantedFor = { 'own unit': 'bureau', 'other unit': 'elsewhere', 'unit above': 'county' } as const;
type Standpoint = keyof typeof grantedFor;

let home: ReturnType<typeof makeWorld>;
let abroad: ReturnType<typeof makeWorld>;

/** The same people and units twice: two governments that must never see each other. */
beforeAll(async () => {
  [home, abroad] = [makeWorld(engine(), []), makeWorld(engine(), [])];
  for (const world of [home, abroad]) {
    await world.settings();
    await world.unit('county');
    await world.unit('elsewhere', { path: ['county'] });
    // Only one of the two governments has the unit that the requests are about.
    if (world === home) {
      await world.unit('bureau', { path: ['county'] });
      await world.person('assessed', 'bureau');
      // Whoever holds a role for the whole jurisdiction holds it for what a unit owns too.
      await openPeriod(world, 'implementation', { owner: 'elsewhere' });
    }
    for (const unit of Object.values(grantedFor)) {
      for (const role of Role.options) {
        await world.person(`${role}.${unit}`, unit, role === 'official' ? [] : [{ role, unit }]);
      }
    }
  }
});

const unit = 'unit.bureau';
const person = 'official.assessed';

/** How a whole request to the route ends. */
const knock = (route: Route, caller: Knocking | undefined, subject = unit) =>
  knockAt(home, eventOf(route, caller, { now: home.clock.now, subject }), route, [abroad.jurisdiction]);

/** What the table says, said again in the simplest words: does this role, granted there, reach this path? */
function mayEnter({ allow, path, impartial }: Route, role: Role, standpoint: Standpoint, subject = unit): boolean {
  const named = allow.filter((rule) => rule.role === role || rule.role === 'official');
  const bound = /\{(subject|unit)\}/.test(path);
  const personal = path.includes('{subject}') && subject === person;
  // Whoever works or holds a role in the subject's unit is connected with it.
  const partial = impartial === true && standpoint === 'own unit';
  return named.some((rule) => {
    const outside = ['jurisdiction', 'owned', 'whole'].includes(rule.scope);
    if (outside && partial) return false;
    // Everybody registered is an official of the unit they work in.
    switch (rule.scope) {
      case 'jurisdiction':
      case 'owned':
      case 'whole':
      case 'assigned':
      case 'provider':
        return true;
      case 'unit':
        return !bound || (!personal && standpoint === 'own unit');
      case 'subtree':
        return !bound || (!personal && standpoint !== 'other unit');
      case 'judged':
        return !bound || (personal && standpoint !== 'other unit');
      case 'own':
        // None of the callers is the subject.
        return !bound;
      default:
        return false;
    }
  });
}

const closed = routes.filter((route) => !route.public);

describe('a route lets in exactly the roles and reaches its table names', () => {
  test('and every route is public or names somebody', () => {
    expect(routes.length).toBeGreaterThan(80);
    for (const route of routes) expect(route.public === true, route.id).toBe(route.allow.length === 0);
    expect(routes.filter((route) => route.public).map(({ id }) => id)).toEqual([
      'duties.calendar',
      'openapi.document',
      'results.announced-to-all',
      'results.remark-unnamed',
      'results.remark-answer',
      'results.list-published',
      'results.published',
      'schemes.json-schema',
    ]);
  });

  /** Every role from every standpoint knocks at the route; those that may enter are in, the others learn nothing. */
  async function everybodyKnocks(route: Route, subject: string) {
    for (const role of Role.options) {
      for (const [standpoint, granted] of Object.entries(grantedFor) as [Standpoint, string][]) {
        const caller = { person: `${role}.${granted}`, jurisdiction: home.jurisdiction };
        const where = `${route.id} on ${subject} by ${role} of ${standpoint}`;
        if (mayEnter(route, role, standpoint, subject)) {
          const { platform, clock } = home;
          const event = eventOf(route, caller, { now: clock.now, subject });
          const admitted = await admit(route, event, { table: platform.table, now: clock.now });
          expect(admitted.caller.rolesUsed.length, where).toBeGreaterThan(0);
          // The next thing they are told is that the query is wrong or the body no JSON: they are in.
          expect((await knock(route, caller, subject)).status, where).not.toBe(403);
        } else {
          const { status, type, strange } = await knock(route, caller, subject);
          expect({ status, type }, where).toEqual({
            status: 403,
            type: expect.stringMatching(/^access\.(role|scope|conflict)$/),
          });
          expect(strange, where).toEqual([]);
        }
      }
    }
  }

  test.each(closed.map((route) => [route.id, route] as const))('%s', (_, route) => everybodyKnocks(route, unit));

  test.each(closed.filter(({ path }) => path.includes('{subject}')).map((route) => [route.id, route] as const))(
    '%s on a personal appraisal',
    (_, route) => everybodyKnocks(route, person),
  );

  test('no role held in a unit reaches the personal appraisals of those who work there, except to judge them', () => {
    for (const { id, allow, path } of closed.filter((route) => route.path.includes('{subject}'))) {
      for (const { role, scope } of allow) {
        const bounded = { role, scope, id, path };
        if (scope === 'judged') expect(bounded).toMatchObject({ role: 'unit-leader' });
        if (role === 'unit-contributor') expect(bounded).toMatchObject({ scope: 'unit' });
        if (role === 'official') expect(bounded).toMatchObject({ scope: 'own' });
      }
    }
  });

  test.each(closed.map((route) => [route.id, route] as const))(
    '%s knows no caller without a token',
    async (_, route) => {
      expect(await knock(route, undefined)).toMatchObject({ status: 401, type: 'access.no-token', strange: [] });
    },
  );

  test.each(closed.map((route) => [route.id, route] as const))(
    '%s never shows a caller of another government anything of this one',
    async (_, route) => {
      for (const role of Role.options) {
        const caller = { person: `${role}.elsewhere`, jurisdiction: abroad.jurisdiction };
        const where = `${route.id} by ${role} of another government`;
        const { platform } = watched(home);
        const read: string[] = [];
        const table = new Proxy(platform.table, {
          get: (target, name: keyof Table) => (asked: unknown) => {
            read.push(JSON.stringify(asked));
            return (target[name] as (asked: unknown) => unknown)(asked);
          },
        });
        const event = {
          ...eventOf(route, caller, { now: home.clock.now, subject: unit }),
          queryStringParameters: {},
          body: JSON.stringify(route.example ?? {}),
        };
        Object.assign(event.headers, { 'idempotency-key': `${route.id}-${role}`.padEnd(8, '-'), 'if-match': '0' });
        await http([route], () => ({ ...platform, table }))(event, {} as never);
        expect(
          read.filter((text) => text.includes(home.jurisdiction)),
          where,
        ).toEqual([]);
        if (!mayEnter(route, role, 'other unit')) {
          expect((await knock(route, caller)).status, where).toBe(403);
        }
      }
    },
  );
});

describe('the scope “own”', () => {
  const own = closed.filter(
    ({ allow, path }) => allow.some(({ scope }) => scope === 'own') && path.includes('{subject}'),
  );

  test.each(own.map((route) => [route.id, route] as const))('%s is for the official it is about', async (_, route) => {
    const official = { person: 'official.bureau', jurisdiction: home.jurisdiction };
    expect((await knock(route, official, 'official.official.bureau')).status).not.toBe(403);
    const colleague = { person: 'rater.bureau', jurisdiction: home.jurisdiction };
    const open = route.allow.some(({ role, scope }) => ['official', 'rater'].includes(role) && scope !== 'own');
    const { status } = await knock(route, colleague, 'official.official.bureau');
    if (open) expect(status).not.toBe(403);
    else expect(status).toBe(403);
  });
});

test('a person whom nobody registered is let in nowhere', async () => {
  for (const route of closed) {
    const { status, type } = await knock(route, { person: 'stranger', jurisdiction: home.jurisdiction });
    expect({ status, type }, route.id).toEqual({ status: 403, type: 'access.unknown-person' });
  }
});

test('whom nobody has heard of is refused like whoever is out of reach', async () => {
  const leader = { person: 'unit-leader.elsewhere', jurisdiction: home.jurisdiction };
  for (const route of closed.filter(({ path }) => path.includes('{subject}'))) {
    if (mayEnter(route, 'unit-leader', 'other unit')) continue;
    for (const subject of ['unit.nowhere', 'official.nobody', 'official.rater.bureau']) {
      expect(await knock(route, leader, subject), `${route.id} about ${subject}`).toMatchObject({ status: 403 });
    }
  }
});
