import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemReply } from '../../functions/client.ts';
import { quarterOf } from '../../local/demo/stage.ts';
import { contributorOf, groups, jurisdiction, leaderOf, subjectOf, units } from '../../local/demo/county.ts';
import { scheme } from '../../local/demo/scheme.ts';
import { adopt, ofCounty, setUp } from '../../local/demo/set-up.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';

const quarter = quarterOf(2026, 1);
const progress = { step: () => undefined, tick: () => undefined, done: () => undefined };
const clock = stillClock(quarter.noon(0, 1) - 7 * 86_400_000);
const period = `${quarter.year}-q${quarter.number}`;
const [finance, development] = [units[0]!, units[1]!];
const params = { period, subject: subjectOf(finance) };

let system: System;
let deadlines: Readonly<Record<'implementation' | 'assessment', { readonly until: string }>>;

/** The demo county in the planning of its quarter: every unit has proposed its goals, nobody has signed. */
beforeAll(async () => {
  const templatePath = await builtSystem();
  system = await startSystem({ templatePath, directory: temporaryFolder(), clock });
  const travelTo = (instant: number) => system.clock.travelTo(instant);
  const stage = { as: (person: string) => system.as(person), units, progress, travelTo };
  await setUp(stage, quarter.year);
  const pinned = await adopt(stage, scheme, ofCounty);
  const body = { type: 'quarter' as const, year: quarter.year, number: quarter.number };
  await (await system.as('li.jixiao')).call('periods.create', { body });
  await travelTo(quarter.noon(0, 2));
  deadlines = (
    await (await system.as('li.jixiao')).call('periods.open', { params: { period }, body: { scheme: pinned, groups } })
  ).body.deadlines;
  await Promise.all(units.map(propose));
});
afterAll(() => system?.stop());

const goalsOf = (unit: (typeof units)[number], target = '95') => {
  const words = { strategy: 'livelihood', owner: leaderOf(unit), functions: ['duties'], evidencePlan: '业务系统报表' };
  return [
    { item: 'online-services', target: '0.95', unitOfMeasure: '%', ...words },
    { item: 'projects', baseline: '100', target: '200', unitOfMeasure: '万元', ...words },
    { item: 'petitions', target, unitOfMeasure: '%', ...words },
    { item: 'overdue', target: '0', unitOfMeasure: '件', ...words },
    { item: 'budget', target: '25', unitOfMeasure: '%', ...words },
  ];
};

async function propose(unit: (typeof units)[number]) {
  const clerk = await system.as(contributorOf(unit));
  const body = { as: 'proposal' as const, goals: goalsOf(unit) };
  return clerk.call('goals.propose', { params: { period, subject: subjectOf(unit) }, ifMatch: 0, body });
}

interface Asked {
  readonly token?: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** A request as somebody without our client could send it. */
async function ask(path: string, { token, method = 'GET', body, headers = {} }: Asked = {}) {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const reply = await fetch(`${system.url}${path}`, {
    method,
    headers: { ...authorization, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await reply.text();
  const { type, detail } = JSON.parse(text || '{}') as { type?: string; detail?: string };
  return { status: reply.status, type: type?.replace('urn:jixiao:problem:', ''), detail, text };
}

const problem = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemReply)) throw new Error(`expected a refusal, got ${String(error)}`);
  return { status: error.status, type: String(error.problem['type']).replace('urn:jixiao:problem:', '') };
};

const filings = `/v1/progress/${period}/${subjectOf(finance)}/filings`;
const json = { 'content-type': 'application/json' };

describe('a caller', () => {
  test.each([
    ['without a token', async () => undefined],
    ['with something that is no token', async () => 'zhang.wei'],
    ['with an expired token', () => system.token({ sub: contributorOf(finance), jurisdiction }, -1)],
    ['with a token for somebody else’s audience', () => system.token({ sub: 'li.jixiao', jurisdiction, aud: 'other' })],
    [
      'with a token of another issuer',
      () => system.token({ sub: 'li.jixiao', jurisdiction, iss: 'https://elsewhere' }),
    ],
    ['with a token that nobody signed', async () => forgedClaims().encode()],
    ['with a token signed by a key of their own', forged],
    ['with a token whose claims were changed after signing', tampered],
  ])('%s is nobody', async (_, token) => {
    const given = await token();
    expect((await ask('/v1/organisation/me', given === undefined ? {} : { token: given })).status).toBe(401);
  });

  const inTime = () => ({
    iss: system.issuer,
    aud: 'jixiao',
    iat: Math.floor(clock.now() / 1000),
    exp: Math.floor(clock.now() / 1000) + 3600,
    sub: 'li.jixiao',
    jurisdiction,
  });
  const forgedClaims = () => new UnsecuredJWT(inTime());

  async function forged() {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT(inTime()).setProtectedHeader({ alg: 'RS256', kid: 'local' }).sign(privateKey);
  }

  async function tampered() {
    const [head, , signature] = (await system.bearer(contributorOf(finance))).split('.');
    return [head, Buffer.from(JSON.stringify(inTime())).toString('base64url'), signature].join('.');
  }

  test('of another role, of another unit or of another government reaches nothing of this unit', async () => {
    const body = {
      indicator: 'budget',
      slot: 'period',
      given: { kind: 'number' as const, number: '1' },
      source: '系统',
      evidence: [],
    };
    const file = async (person: string, claims = {}) =>
      (await system.as(person, claims)).call('progress.file', { params, body });
    // As everybody, a rater is an official too; but officials do not file a unit's figures.
    expect(await problem(file('leader.1'))).toEqual({ status: 403, type: 'access.role' });
    expect(await problem(file(contributorOf(development)))).toEqual({ status: 403, type: 'access.scope' });
    expect(await problem(file(contributorOf(finance), { jurisdiction: '330198' }))).toEqual({
      status: 403,
      type: 'access.unknown-person',
    });
    expect(await problem(file('nobody'))).toEqual({ status: 403, type: 'access.unknown-person' });
  });
});

describe('a body', () => {
  const post = async (body: string, headers: Record<string, string> = {}) =>
    ask(filings, {
      token: await system.bearer(contributorOf(finance)),
      method: 'POST',
      body,
      headers: { ...json, 'idempotency-key': crypto.randomUUID(), ...headers },
    });

  test('that is no JSON is told so', async () => {
    expect(await post('{"indicator":')).toMatchObject({ status: 400, type: 'request.not-json' });
  });

  test('that is not what the route takes is told every field', async () => {
    const refused = await post('{"indicator":"budget","slot":7,"score":100}');
    expect(refused).toMatchObject({ status: 400, type: 'request.invalid' });
    for (const field of ['slot', 'score', 'given']) expect(refused.text).toContain(field);
  });

  test('of a megabyte and more is refused, by the function or before it', async () => {
    const large = (bytes: number) => JSON.stringify({ narrative: 'x'.repeat(bytes) });
    expect(await post(large(1_100_000))).toMatchObject({ status: 413, type: 'request.too-large' });
    expect((await post(large(11_000_000))).status).toBe(413);
  });

  test('without a key against doing it twice is refused', async () => {
    const token = await system.bearer(contributorOf(finance));
    const refused = await ask(filings, { token, method: 'POST', body: '{}', headers: json });
    expect([400, 422]).toContain(refused.status);
  });
});

test('a query with a field nobody knows, a forged cursor or a limit out of range is refused', async () => {
  const token = await system.bearer('li.jixiao');
  for (const query of ['colour=red', 'limit=0', 'limit=100000', 'cursor=eyJwayI6Ij8ifQ.AAAA']) {
    expect(await ask(`/v1/periods?${query}`, { token }), query).toMatchObject({ status: 400 });
  }
});

test('a path that leads nowhere or to a name no identifier can be is refused', async () => {
  const token = await system.bearer('li.jixiao');
  expect((await ask('/v1/nowhere', { token })).status).toBe(404);
  expect((await ask('/v1/periods/..%2f..%2fetc', { token })).status).toBe(400);
  expect((await ask(`/v1/goals/${period}/unit.%23organisation`, { token })).status).toBe(400);
});

describe('goals', () => {
  test('two editors work on at once go to one of them; the other is told what changed', async () => {
    const read = await (await system.as(contributorOf(finance))).call('goals.read', { params });
    const edit = async (person: string, target: string) =>
      (await system.as(person)).call('goals.propose', {
        params,
        ifMatch: read.etag,
        body: { as: 'proposal', goals: goalsOf(finance, target) },
      });
    const outcomes = await Promise.allSettled([edit(contributorOf(finance), '96'), edit(leaderOf(finance), '97')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((one) => one.status === 'rejected');
    expect(await problem(Promise.reject(lost!.reason as Error))).toMatchObject({ status: 412 });
    expect(await problem(edit(contributorOf(finance), '98'))).toMatchObject({ status: 412 });
  });

  test('are signed by fifty at once: one signature of each side of each unit, each asked twice answered the same', async () => {
    const terms = await Promise.all(
      units.map(async (unit) => {
        const subject = { period, subject: subjectOf(unit) };
        const { body } = await (await system.as(leaderOf(unit))).call('goals.read', { params: subject });
        const { version, hash } = body.onTable!;
        return { unit, subject, version, hash };
      }),
    );
    const signatures = terms.flatMap(({ unit, subject, version, hash }) => [
      { person: leaderOf(unit), subject, body: { version, hash, side: 'subject' as const } },
      { person: 'zhou.jixiao', subject, body: { version, hash, side: 'assessor' as const } },
    ]);
    const twice = [...signatures, ...signatures.slice(0, 24)];
    expect(twice).toHaveLength(50);
    const replies = await Promise.all(
      twice.map(async ({ person, subject, body }) => {
        const key = `signature-${person}-${subject.subject}`;
        return (await system.as(person)).call('goals.sign', { params: subject, body, key });
      }),
    );
    expect(replies.slice(26)).toEqual(replies.slice(0, 24));
    const auditor = await system.as('sun.shenji');
    for (const { subject } of terms) {
      const of = `appraisal/${period}/${subject.subject}`;
      const { body } = await auditor.call('audit.entries', { query: { of, limit: 100 } });
      expect(
        body.entries.filter(({ what }) => what === 'goals.signed'),
        of,
      ).toHaveLength(2);
      expect((await auditor.call('audit.verify', { query: { of } })).body.intact, of).toBe(true);
    }
  });
});

describe('a filing', () => {
  const given = (number: string) => ({ kind: 'number' as const, number });
  const file = async (number: string, key?: string) =>
    (await system.as(contributorOf(finance))).call('progress.file', {
      params,
      body: { indicator: 'budget', slot: 'period', given: given(number), source: '预算系统', evidence: [] },
      ...(key === undefined ? {} : { key }),
    });
  const filed = async () =>
    (await (await system.as(leaderOf(finance))).call('progress.filings', { params })).body.filings.length;

  test('in the planning phase is refused with the phase', async () => {
    expect(await problem(file('20'))).toMatchObject({ status: 409 });
  });

  test('sent twice with one key is one filing; with another body the key is refused', async () => {
    await system.clock.travelTo(Date.parse(deadlines.implementation.until) + 3_600_000);
    await system.drain();
    const before = await filed();
    const key = 'the-same-post-twice';
    const [first, second] = await Promise.all([file('21', key), file('21', key)]);
    expect(second).toEqual(first);
    expect(await file('21', key)).toEqual(first);
    expect(await filed()).toBe(before + 1);
    expect(await problem(file('22', key))).toEqual({ status: 422, type: 'request.key-reused' });
  });

  test('counts in the last millisecond of the assessment and is refused in the next', async () => {
    const before = await filed();
    await system.clock.travelTo(Date.parse(deadlines.assessment.until));
    await file('23');
    await system.clock.travelTo(Date.parse(deadlines.assessment.until) + 1);
    expect(await problem(file('24'))).toMatchObject({ status: 409 });
    expect(await filed()).toBe(before + 1);
  });
});
