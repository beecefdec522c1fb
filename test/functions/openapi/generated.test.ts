import * as fc from 'fast-check';
import { beforeAll, describe as group, expect, test } from 'vitest';
import type { Received } from '../../../functions/client.ts';
import { describe } from '../../../functions/openapi/document.ts';
import { Role } from '../../../shared/domain/organisation/authority.ts';
import { endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { broken, fitting } from '../../make/from-schema.ts';
import { readerOf, type Schema } from '../../make/json-schema.ts';
import { routeTables } from '../../make/route-tables.ts';
import { makeWorld } from '../../make/world.ts';

type Where = 'path' | 'query' | 'header';
interface Answer {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface Described {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: Where;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Record<'application/json', { schema: Schema; example: unknown }> };
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}
interface Operation extends Described {
  readonly path: string;
  readonly method: string;
  readonly body: Schema | undefined;
}

const tables = await routeTables();
const lines = new Map([...tables.values()].flat().map((line) => [`${line.method} ${line.path}`, line]));
const routes = [...tables.values()].flat();
/** All that an outside tool has. */
const document = JSON.parse(JSON.stringify(describe(tables))) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses: Readonly<Record<string, Answer>>;
  };
};
const reader = readerOf(document.components.schemas);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, Operation] => [
    operation.operationId,
    {
      path,
      method: method.toUpperCase(),
      body: operation.requestBody?.content['application/json'].schema,
      ...operation,
    },
  ]),
);
// What the build puts into the bundle that serves the description.
Object.assign(globalThis, { OPENAPI: JSON.stringify(document) });

/** Always the same requests; RUNS and SEED are for whoever wants to look further. */
const runs = { seed: Number(process.env['SEED'] ?? 20260701), numRuns: Number(process.env['RUNS'] ?? 8) };
const engine = withEngine();
let world: ReturnType<typeof makeWorld>;

beforeAll(async () => {
  world = makeWorld(engine(), routes);
  await endOfAssessment(world, 3);
  await world.unit('county');
  for (const unit of ['bureau-000', 'elsewhere']) await world.unit(unit, { path: ['county'] });
  await world.person('assessed', 'bureau-000');
  for (const [id, unit] of [
    ['inside', 'bureau-000'],
    ['outside', 'elsewhere'],
  ] as const)
    await world.person(
      id,
      unit,
      Role.options.filter((role) => role !== 'official').map((role) => ({ role, unit })),
    );
});

interface Parts extends Readonly<Record<Where, Readonly<Record<string, unknown>>>> {
  readonly body: unknown;
}

const requestOf = ({ parameters, body }: Operation): fc.Arbitrary<Parts> => {
  const named = (where: Where) => {
    const own = parameters.filter((part) => part.in === where);
    const requiredKeys = own.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(Object.fromEntries(own.map(({ name, schema }) => [name, fitting(reader, schema)])), {
      requiredKeys,
    });
  };
  return fc.record({
    path: named('path'),
    query: named('query'),
    header: named('header'),
    body: body ? fitting(reader, body) : fc.constant(undefined),
  });
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const texts = (parts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, textOf(value)]));

function ask({ path, method }: Operation, person: string, parts: Parts): Promise<Received> {
  const headers = Object.entries(texts(parts.header)).map(([name, value]) => [name.toLowerCase(), value]);
  return world.send(
    person,
    'zh-CN',
    world.jurisdiction,
  )({
    method,
    path,
    route: lines.get(`${method} ${path}`)!,
    params: texts(parts.path),
    query: texts(parts.query),
    headers: Object.fromEntries(headers),
    body: parts.body === undefined ? undefined : JSON.stringify(parts.body),
  });
}

/** What is there to be asked about. */
const there: Readonly<Record<string, unknown>> = {
  period: '2026q3',
  unit: 'bureau-000',
  official: 'assessed',
  group: 'economic',
  scheme: 'small',
  version: 1,
  year: 2026,
  stage: 'provisional',
  generation: 1,
  n: 2,
};

/** Somebody whom the operation lets in, and an address about which it does. */
async function admitted(operation: Operation, parts: Parts) {
  for (const subject of ['unit.bureau-000', 'official.assessed', 'official.inside', 'official.outside']) {
    const known = Object.entries({ ...parts.path, ...there, subject }).filter(([name]) => name in parts.path);
    const path = Object.fromEntries(known);
    for (const person of ['outside', 'inside']) {
      const { status } = await ask(operation, person, { ...parts, path });
      if (status !== 403) return { person, path };
    }
  }
  throw new Error(`nobody may ask ${operation.operationId}`);
}

/**
 * Refusals of the form. Not among them, though 400 too: what only the system can know, such as whether it has made a cursor, whether
 * a scheme adds up, whether somebody is registered for the first time.
 */
const ofForm = ['invalid', 'not-json', 'name-twice', 'half-character', 'too-deep', 'no-key', 'no-version'].map(
  (code) => `urn:jixiao:problem:request.${code}`,
);

/** The answer is one the operation announces, in the form it announces. */
function expectAnnounced({ responses }: Operation, { status, headers, body }: Received): void {
  const announced = responses[status] ?? { content: {} };
  const answer =
    '$ref' in announced
      ? document.components.responses[announced.$ref.replace('#/components/responses/', '')]
      : announced;
  const schema = answer?.content[String(headers['content-type']).replace(/;.*/, '')]?.schema;
  expect(schema && reader.fits(schema, body), `${status} ${JSON.stringify(body)}`).toBe(true);
}

/** Every way to break one part of a fitting request. */
function* wrongOf({ parameters, body }: Operation, parts: Parts, dice: number): Generator<readonly [string, Parts]> {
  const inBody = body ? broken(reader, body, parts.body, dice) : [];
  const inParameters = parameters.flatMap(({ in: where, name, schema, required }) => {
    const { [name]: now, ...others } = parts[where];
    const found = now === undefined ? [] : [...broken(reader, schema, now, dice)];
    const wrong = found
      .map(({ place, value }) => ({ place, text: textOf(value) }))
      .filter(
        ({ text }) => !reader.fits(schema, schema.type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text),
      )
      // An address without one of its parts is another address.
      .filter(({ text }) => where !== 'path' || text !== '')
      .map(({ place, text }) => [`${name}${place}`, { ...parts, [where]: { ...parts[where], [name]: text } }] as const);
    return where === 'path' || !required ? wrong : [...wrong, [`no ${name}`, { ...parts, [where]: others }] as const];
  });
  const n = inParameters.length;
  const [one] = n > 0 ? [inParameters[dice % n]!] : [];
  if (one && dice % 3 === 0) yield one;
  for (const { place, value } of inBody) yield [`body${place}`, { ...parts, body: value }];
  if (one) yield one;
}

group('requests made of the description of the API', () => {
  const reached = new Map<string, number>();
  const refused = new Map<string, number>();

  test.each(operations)('%s never refuses for its form what fits', async (id, operation) => {
    const request = requestOf(operation);
    const { person, path } = await admitted(operation, fc.sample(request, { ...runs, numRuns: 1 })[0]!);
    const property = fc.asyncProperty(request, fc.boolean(), async (parts, known) => {
      const received = await ask(operation, person, known ? { ...parts, path } : parts);
      expect(received.status, JSON.stringify(received.body)).toBeLessThan(500);
      expect(ofForm, JSON.stringify(received.body)).not.toContain(Object(received.body).type);
      expectAnnounced(operation, received);
      // Whom it lets in, it has read; addresses of its own making may be nobody's.
      if (received.status !== 403) reached.set(id, (reached.get(id) ?? 0) + 1);
    });
    await fc.assert(property, runs);
  });

  const takes = operations.filter(([, { parameters, body }]) => parameters.length > 0 || body);

  test.each(takes)('%s refuses for its form what is broken in one place', async (id, operation) => {
    const request = requestOf(operation);
    const { person, path } = await admitted(operation, fc.sample(request, { ...runs, numRuns: 1 })[0]!);
    const property = fc.asyncProperty(request, fc.nat(), async (fits, dice) => {
      const [wrong] = wrongOf(operation, { ...fits, path }, dice);
      if (!wrong) return;
      const received = await ask(operation, person, wrong[1]);
      expect(received.status, `${wrong[0]}: ${JSON.stringify(received.body)}`).toBe(400);
      expect(ofForm, JSON.stringify(received.body)).toContain(Object(received.body).type);
      expectAnnounced(operation, received);
      refused.set(id, (refused.get(id) ?? 0) + 1);
    });
    await fc.assert(property, runs);
  });

  test('reach every operation, and break each that takes anything', () => {
    const all = routes.map(({ id }) => id).sort();
    expect([...reached.keys()].sort()).toEqual(all);
    expect(takes.length).toBeGreaterThan(100);
    expect([...refused.keys()].sort()).toEqual(takes.map(([id]) => id).sort());
  });

  test('fit every example', () => {
    const examples = operations.flatMap(([id, { requestBody }]) => (requestBody ? [[id, requestBody] as const] : []));
    for (const [id, { content }] of examples)
      expect(reader.fits(content['application/json'].schema, content['application/json'].example), id).toBe(true);
    expect(examples.length).toBeGreaterThan(50);
  });
});
