import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quarterOf } from '../../local/demo/stage.ts';
import { fewUnits, leaderOf } from '../../local/demo/county.ts';
import { scheme } from '../../local/demo/scheme.ts';
import { adopt, ofCounty, setUp } from '../../local/demo/set-up.ts';
import { temporaryFolder } from '../make/folder.ts';
import { builtSystem, startSystem, stillClock, type System } from '../make/system.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const walk = readme.slice(readme.indexOf('### A quarter in eight calls'));
const calls = walk
  .slice(0, walk.indexOf('\n```\n'))
  .split('\n')
  .filter((line) => /^as \S/.test(line));

/** The first quarter of 2027, seen from the week before it. */
const quarter = quarterOf(2027, 1);
const day = 86_400_000;
const progress = { step: () => undefined, tick: () => undefined, done: () => undefined };
const goals = ['online-services', 'projects', 'petitions', 'overdue', 'budget'].map((item) => ({
  item,
  target: item === 'online-services' ? '0.95' : item === 'overdue' ? '0' : item === 'projects' ? '200' : '26',
  ...(item === 'projects' ? { baseline: '100' } : {}),
  unitOfMeasure: item === 'projects' ? '万元' : item === 'overdue' ? '件' : '%',
  evidencePlan: '业务系统报表',
  strategy: 'livelihood',
  owner: leaderOf(fewUnits[0]!),
  functions: ['duties'],
}));

let system: System;
beforeAll(async () => {
  const templatePath = await builtSystem();
  const clock = stillClock(quarter.noon(0, 1) - 7 * day);
  system = await startSystem({ templatePath, directory: temporaryFolder(), clock });
  const travelTo = (instant: number) => system.clock.travelTo(instant);
  const stage = { as: (person: string) => system.as(person), units: fewUnits, progress, travelTo };
  await setUp(stage, quarter.year);
  await adopt(stage, scheme, ofCounty);
});
afterAll(() => system?.stop());

/** What the line asks of the system, sent as curl would. */
async function send(line: string, blanks: Readonly<Record<string, string>>, key: number) {
  const [, person = '', rest = ''] = /^as (\S+) (.*)$/.exec(line) ?? [];
  const [, method = 'GET'] = /-X (\S+)/.exec(rest) ?? [];
  const [, path = ''] = /\$API(\S+)/.exec(rest) ?? [];
  const [, data] = /-d '([^']*)'/.exec(rest) ?? [];
  const [, version] = /-H 'if-match: (\d+)'/.exec(rest) ?? [];
  const body = rest.includes('-d @goals.json') ? JSON.stringify({ as: 'proposal', goals }) : data;
  const reply = await fetch(`${system.url}${path}`, {
    method,
    headers: {
      authorization: await system.bearer(person),
      'content-type': 'application/json',
      'idempotency-key': `readme-${key}`,
      ...(version === undefined ? {} : { 'if-match': version }),
    },
    ...(body === undefined ? {} : { body: body.replaceAll(/HASH|ENTRY/g, (blank) => blanks[blank] ?? blank) }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

test('the quarter of the README runs as it stands there, to a report one can open', { timeout: 120_000 }, async () => {
  expect(calls).toHaveLength(11);
  const blanks: Record<string, string> = {};
  let deadlines: Record<string, { until: string }> = {};
  let last: Record<string, unknown> = {};
  for (const [key, line] of calls.entries()) {
    if (line.includes('/opening')) await system.clock.travelTo(quarter.noon(0, 2));
    if (line.includes('/filings')) await system.clock.travelTo(Date.parse(deadlines['planning']!.until) + 60 * day);
    if (line.includes('/closing')) await system.clock.travelTo(Date.parse(deadlines['assessment']!.until) + 3_600_000);
    await system.drain();
    const { status, body } = await send(line, blanks, key);
    expect([line, status, status < 300 ? '' : body]).toEqual([line, expect.toBeOneOf([200, 201, 202]), '']);
    if (body['deadlines']) deadlines = body['deadlines'] as typeof deadlines;
    if (typeof body['hash'] === 'string' && line.includes('/goals/')) blanks['HASH'] = body['hash'];
    if (line.includes('/filings')) blanks['ENTRY'] = String(body['entry'] ?? body['n']);
    if (line.includes('/closing')) expect(body).toMatchObject({ stage: 'done' });
    last = body;
  }
  const report = await fetch(String(last['url']));
  expect(report.status).toBe(200);
  expect(await report.text()).toContain('县财政局');
});
