import { randomUUID } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import { checked } from '../shared/domain/issues.ts';
import { invokeText } from '../shared/text/local.ts';
import { client, ProblemReply } from '../functions/client.ts';
import type { Route } from '../functions/route.ts';
import { routes, sendAs } from './demo/api.ts';
import { everybody } from './demo/county.ts';
import { readArguments } from './arguments.ts';
import { both, inLine } from './log.ts';
import { readRunning, readToken, usualFolder } from './running.ts';

const parts = ['params', 'query', 'body'] as const;
type RequestPart = (typeof parts)[number];
const text = { type: 'string' } as const;
const options = {
  as: text,
  params: text,
  query: text,
  body: text,
  'if-match': text,
  data: { type: 'string', default: usualFolder },
} as const;

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Calls one line of the route tables on what runs here, as a person of the demo county, and prints what comes back. */
async function main(): Promise<void> {
  const asked = readArguments(options, invokeText.usage, true);
  if (!asked) return;
  const { values, positionals } = asked;
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0 || values.as === undefined) throw new Error(both(invokeText.usage));
  const route = routeOf(id);
  const person = personOf(values.as);
  const given = new Map(parts.map((part) => [part, objectOf(part, values[part])]));
  requireRight(route, given);
  const directory = path.resolve(values.data);
  const { url } = readRunning(directory);
  const api = client<Route>([route], sendAs(url, await readToken(directory, person)), randomUUID);
  const ifMatch = values['if-match'];
  try {
    const { status, body, etag } = await api.call(id, {
      ...Object.fromEntries([...given].filter(([, value]) => value !== undefined)),
      ...(ifMatch === undefined ? {} : { ifMatch: Number(ifMatch) }),
    });
    print(status, body);
    if (etag > 0) console.log(`--if-match ${etag}`);
  } catch (error) {
    if (!(error instanceof ProblemReply)) throw notRunning(error, directory);
    print(error.status, error.problem);
    process.exitCode = 1;
  }
}

function print(status: number, body: unknown): void {
  console.log(`${status}\n${JSON.stringify(body, null, 2)}`);
}

/** What ended without taking its file along: the address leads nowhere. */
const notRunning = (error: unknown, directory: string): unknown =>
  error instanceof TypeError ? new Error(both(invokeText['not-running'], { directory }), { cause: error }) : error;

function routeOf(id: string): Route {
  const found: Route | undefined = routes.find((route) => route.id === id);
  if (found) return found;
  const near = routes.map((route) => ({ id: route.id, far: distance(id, route.id) })).toSorted((a, b) => a.far - b.far);
  throw new Error([both(invokeText['no-route'], { id }), ...near.slice(0, 6).map((one) => `  ${one.id}`)].join('\n'));
}

/** By the whole id, or by its beginning where that is one person only: `li` is li.jixiao. */
function personOf(name: string): string {
  const meant = everybody.filter((id) => id === name || id.startsWith(`${name}.`));
  const [only] = meant.includes(name) ? [name] : meant;
  if (only !== undefined && (only === name || meant.length === 1)) return only;
  const there = meant.length > 0 ? meant : everybody;
  throw new Error(`${both(invokeText['no-person'], { person: name })}\n  ${there.join(' ')}`);
}

function objectOf(option: RequestPart, json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  } catch (error) {
    throw new Error(both(invokeText['not-json'], { option, text: json }), { cause: error });
  }
}

/** Says of each part that the route does not take what is wrong with it, and shows what it takes. */
function requireRight(route: Route, given: ReadonlyMap<RequestPart, unknown>): void {
  const wrong = parts.flatMap((part) => {
    const schema = route[part] ?? z.strictObject({});
    const { issues = [] } = checked(schema, given.get(part) ?? {});
    if (issues.length === 0) return [];
    const said = issues.map((issue) => `  ${[part, ...issue.path].join('.')}: ${inLine(issue.says)}`);
    return [...said, taken(route, part)];
  });
  if (wrong.length > 0) throw new Error([both(invokeText.wrong, { id: route.id }), ...wrong].join('\n'));
}

/** The example of a body; of the others, whose fields are few and flat, their names. */
function taken({ example, ...route }: Route, part: RequestPart): string {
  if (part === 'body' && example !== undefined)
    return `${inLine(invokeText.example, { part })}\n${JSON.stringify(example, null, 2)}`;
  const { properties = {}, required = [] } = z.toJSONSchema(route[part] ?? z.strictObject({}), {
    io: 'input',
    unrepresentable: 'any',
  });
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return `${inLine(invokeText.takes, { part })} ${names.join(', ') || '{}'}`;
}

/** How many letters must change to make one word of another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
