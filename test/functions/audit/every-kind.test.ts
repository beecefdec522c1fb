import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { append, load } from '../../../shared/storage/chained.ts';
import { collectionName, collectionParts, partition, sort } from '../../../shared/storage/keys.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { readJob, requestRerank, startJob } from '../../../shared/storage/closing.ts';
import { closingAt } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { countyOfEveryKind, due, objecting, type County } from '../../make/every-kind.ts';
import { temporaryFolder } from '../../make/folder.ts';
import { workedOff } from '../../make/published.ts';
import { tamperer } from '../../make/tampering.ts';

const engine = withEngine();
const folder = temporaryFolder();

/**
 * What finds a change of an item. `seal`: its own chain, the seal of its period and the daily anchor, in the system and offline.
 * `anchor`: its own chain and the daily anchor; an order follows the last seal of its period. `manifest`: the signed manifest of the run of reports. `nothing`: working state,
 * on which no result rests; tests below say so one by one.
 */
type FoundBy = 'seal' | 'anchor' | 'manifest' | 'nothing';

const kinds: Record<keyof typeof partition, Partial<Record<keyof typeof sort, FoundBy>>> = {
  organisation: {
    head: 'seal',
    entry: 'seal',
    unit: 'seal',
    strategy: 'seal',
    administrators: 'seal',
    calendar: 'seal',
  },
  official: { head: 'anchor', entry: 'anchor' },
  scheme: { head: 'seal', entry: 'seal', version: 'seal' },
  period: { head: 'seal', entry: 'seal', results: 'seal' },
  appraisal: { head: 'seal', entry: 'seal', sheet: 'seal', seat: 'seal', case: 'seal', order: 'anchor' },
  import: { head: 'anchor', entry: 'anchor', mapping: 'anchor', content: 'anchor' },
  access: { entry: 'anchor' },
  closing: { job: 'nothing', part: 'nothing', pending: 'nothing', setAside: 'nothing' },
  reports: { reports: 'manifest' },
  anchors: { job: 'nothing' },
  answered: { answered: 'nothing' },
};

type Key = (...parts: unknown[]) => string;

/** How the sort keys of a kind begin. */
function beginning(name: string): string {
  const key = sort[name as keyof typeof sort];
  if (typeof key === 'string') return key;
  return name === 'reports' ? '' : /^[^/]*\//.exec((key as Key)(1, 1, 1))![0];
}

/** Names of kinds of items, not of questions for several of them. */
const written = Object.entries(sort)
  .filter(([, key]) => !/(\/|chain\/0)$/.test(typeof key === 'string' ? key : (key as Key)(1, 1, 1)))
  .map(([name]) => name);

function kindOf({ pk, sk }: Item): string | undefined {
  const of = collectionParts(String(pk))[1] as keyof typeof partition;
  const fits = Object.keys(kinds[of] ?? {}).filter((name) => String(sk).startsWith(beginning(name)));
  const exact = fits.find((name) => sort[name as keyof typeof sort] === sk);
  const name = exact ?? fits[0];
  return name && `${of} ${name}`;
}

let county: County;
let tamper: ReturnType<typeof tamperer>;
let before: Item[];
let files: Map<string, Uint8Array>;
let afterTheNight: number;

async function everything(): Promise<Item[]> {
  const documents = DynamoDBDocumentClient.from(engine().client);
  const { Items = [] } = await documents.send(new ScanCommand({ TableName: engine().name }));
  return Items.sort((a, b) => (`${a['pk']} ${a['sk']}` < `${b['pk']} ${b['sk']}` ? -1 : 1));
}

beforeAll(async () => {
  county = await countyOfEveryKind(engine());
  tamper = tamperer(engine(), county.table);
  before = await everything();
  files = new Map(county.reports);
  afterTheNight = county.clock.now;
});

const restore = async () => {
  const known = new Map(before.map((item) => [`${item['pk']} ${item['sk']}`, item]));
  const changed = new Map(known);
  for (const item of await everything()) {
    const key = `${item['pk']} ${item['sk']}`;
    if (!known.has(key)) await tamper.remove(String(item['pk']), String(item['sk']));
    else if (isDeepStrictEqual(item, known.get(key))) changed.delete(key);
  }
  const puts = [...changed.values()].map((item) => ({ put: item as Item & { pk: string; sk: string } }));
  for (let start = 0; start < puts.length; start += 50) await county.table.write(puts.slice(start, start + 50));
  county.reports.clear();
  for (const [key, bytes] of files) county.reports.set(key, bytes);
  county.clock.now = afterTheNight;
};
afterEach(restore);

const auditor = () => county.as('auditor');
type Found = { kind: string; where: string };
const byChain = async (of: string): Promise<Found[]> =>
  (await auditor().call('audit.verify', { query: { of } })).body.findings;
async function byAnchor(): Promise<Found[]> {
  const found: Found[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
    const { body } = await auditor().call('audit.verify-anchor', { query });
    found.push(...body.findings);
    cursor = body.next;
  } while (cursor !== undefined);
  return found;
}
const bySeal = async (): Promise<Found[]> =>
  (await auditor().call('audit.verify-period', { params: { period }, query: { limit: 100 } })).body.findings;
const byManifest = async () =>
  (
    await auditor().call('reports.verify', {
      params: { period, stage: 'final', generation: 3 },
      query: { limit: 100 },
    })
  ).body.findings;

/** The item of a kind that is attacked: of the subject that objected where there is one, and never the auditor's own. */
function victim(of: string, name: string): Item {
  const all = before.filter((item) => kindOf(item) === `${of} ${name}`);
  const preferred = all.filter(({ pk }) => String(pk).endsWith(of === 'official' ? '#leader' : `#${objecting}`));
  return (preferred.length > 0 ? preferred : all)[0]!;
}

/** The first plain value in it becomes another one. */
function twisted(item: Item): Item {
  const keys = ['pk', 'sk', 'n', 'hash', 'chainAt', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
  const [name, value] = Object.entries(item).find(([key]) => !keys.includes(key))!;
  return { ...item, [name]: other(value) };
}

function other(value: unknown): unknown {
  if (typeof value === 'string') return `${value}1`;
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.length > 0 ? [other(value[0]), ...value.slice(1)] : ['1'];
  const [first, rest] = Object.entries(value)[0] ?? ['planted', ''];
  return { ...value, [first]: other(rest) };
}

const table = Object.entries(kinds).flatMap(([of, names]) =>
  Object.entries(names).map(([name, foundBy]) => ({ of, name, foundBy })),
);
const chained = table.filter(({ foundBy }) => foundBy === 'seal' || foundBy === 'anchor');

describe('the list of what is kept', () => {
  test('names every kind of item there is a key for', () => {
    expect([...new Set(table.map(({ name }) => name))].sort()).toEqual([...written].sort());
  });

  test('names every item of a county in which everything happened, and the county has one of each', () => {
    expect(before.filter((item) => kindOf(item) === undefined)).toEqual([]);
    expect(new Set(before.map(kindOf))).toEqual(new Set(table.map(({ of, name }) => `${of} ${name}`)));
  });

  test('verifies whole before anybody touches it', async () => {
    const chains = new Set(
      before.filter((item) => chained.some(({ of, name }) => kindOf(item) === `${of} ${name}`)).map(({ pk }) => pk),
    );
    for (const pk of chains) expect(await byChain(collectionName(String(pk)))).toEqual([]);
    expect([await byAnchor(), await bySeal(), await byManifest()]).toEqual([[], [], []]);
  });
});

const named = (kind: string, where: string) => expect.objectContaining({ kind, where });

describe.each(chained)('$of: $name', ({ of, name, foundBy }) => {
  const place = () => {
    const { pk, sk } = victim(of, name);
    return { pk: String(pk), sk: String(sk), where: collectionName(String(pk)) };
  };
  const faults = { entry: ['altered-entry', 'missing-entry'], head: ['altered-field', 'altered-field'] } as const;
  const [altered, missing] = faults[name as keyof typeof faults] ?? ['altered-item', 'missing-item'];

  test('altered where it stands is named by its chain', async () => {
    const { pk, sk, where } = place();
    await tamper.change(pk, sk, twisted);
    expect(await byChain(where)).toContainEqual(named(altered, where));
  });

  test('taken away is named by its chain', async () => {
    const { pk, sk, where } = place();
    await tamper.remove(pk, sk);
    expect(await byChain(where)).toContainEqual(named(missing, where));
  });

  test('planted is named by its chain', async () => {
    const { pk, sk, where } = place();
    if (name === 'entry') {
      const chain = await load(county.table, pk, z.looseObject({}));
      const at = county.clock.now - 30 * 24 * 60 * 60_000;
      await county.table.write(append(chain, { what: 'audit.read', by: { id: 'chair', rolesUsed: [] }, at }).writes);
      return expect(await byChain(where)).toContainEqual(named('backdated-entry', where));
    }
    await tamper.change(pk, `${sk}9`, () => victim(of, name));
    expect(await byChain(where)).toContainEqual(named('unaccounted-item', where));
  });

  test('taken off the lists is named by its chain', async () => {
    const { pk, sk, where } = place();
    const listed = victim(of, name)['gsi1pk'] !== undefined;
    await tamper.change(pk, sk, (item) => ({ ...item, gsi1pk: 'nowhere', gsi1sk: 'nowhere' }));
    expect(await byChain(where)).toContainEqual(named('altered-index', where));
    expect(listed).toBe(/^(official|scheme|period|import|appraisal) head$|seat|case|order/.test(`${of} ${name}`));
  });

  test('rewritten with every hash behind it is named by what was signed', async () => {
    const { pk, sk, where } = place();
    await tamper.rewrite(pk, { [sk]: (value) => twisted(value) });
    expect(await byChain(where)).toContainEqual(named('rewritten', where));
    expect(await byAnchor()).toContainEqual(named('rewritten', where));
    expect((await bySeal()).some(({ kind }) => kind === 'rewritten')).toBe(foundBy === 'seal');
  });
});

test('every kind that a chain accounts for, rewritten with every hash behind it, is named offline', async () => {
  const keep = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
    return join(folder, name);
  };
  const exports: string[] = [];
  const signed = new Map<string, string>();
  signed.set('seal', keep('seal.json', (await auditor().call('audit.seal', { params: { period } })).body));
  for (const { of, name } of chained) {
    const { pk, sk } = victim(of, name);
    const where = collectionName(String(pk));
    const { body } = await auditor().call('audit.anchor', { query: { of: where } });
    signed.set(String(body.part), keep(`part-${body.part}.json`, body));
    await tamper.rewrite(String(pk), { [String(sk)]: twisted });
    const copy = await auditor().call('audit.export', { body: { of: where, why: '年度抽查' } });
    exports.push(keep(`${exports.length}.json`, copy.body));
    await restore();
  }
  const key = keep('key.pem', (await auditor().call('audit.public-key', {})).body.publicKey);
  const seals = [...signed.values()].flatMap((file) => ['--seal', file]);
  const said = failing([resolve('infra/offline/verify.ts'), ...exports, ...seals, '--key', key]);
  const verdicts = said.split(/^(?=\S+: \d+ 条记录)/m).slice(1);
  expect(verdicts).toHaveLength(chained.length);
  for (const verdict of verdicts) expect(verdict).toContain('rewritten');
});

function failing(command: readonly string[]): string {
  try {
    return `unexpected: ${execFileSync(process.execPath, command, { encoding: 'utf8', stdio: 'pipe' })}`;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('the record of a report', () => {
  const of = { pk: '', sk: '' };
  beforeAll(() => {
    const { pk, sk } = before.find((item) => String(item['sk']) === sort.reports('final', 3, objecting))!;
    Object.assign(of, { pk, sk });
  });
  const path = () => expect.stringContaining(`/final/0003/${objecting}.`);

  test('that leads to the report of somebody else is named with the files it should lead to', async () => {
    const other = before.find((item) => String(item['sk']) === sort.reports('final', 3, 'unit.bureau-002'))!;
    await tamper.change(of.pk, of.sk, (item) => ({ ...item, files: other['files'] }));
    const misrecorded = { path: path(), how: 'misrecorded' };
    expect(await byManifest()).toEqual([misrecorded, misrecorded, misrecorded, misrecorded]);
  });

  test('altered anywhere, or taken away, is named', async () => {
    await tamper.change(of.pk, of.sk, (item) => ({ ...item, at: Number(item['at']) + 1 }));
    expect(await byManifest()).toContainEqual({ path: path(), how: 'misrecorded' });
    await tamper.remove(of.pk, of.sk);
    expect(await byManifest()).toContainEqual({ path: path(), how: 'misrecorded' });
  });

  test('planted for somebody of whom there is no report is named', async () => {
    await tamper.change(of.pk, sort.reports('final', 3, 'unit.ghost'), () => ({ of: 'unit.ghost' }));
    expect(await byManifest()).toEqual([{ path: expect.stringContaining('/final/0003/unit.ghost.'), how: 'unlisted' }]);
  });
});

/** What results, lists and verifiers read: everything but working state. */
const record = async () =>
  (await everything()).filter((item) => !/#(access|answered|closing|anchors)(#|$)/.test(String(item['pk'])));

describe('working state decides nothing:', () => {
  const closing = () => county.partition.closing(county.jurisdiction, period);
  const bring = async (item: Item) => tamper.change(closing(), String(item['sk']), () => item);

  test('a closing job set back to its beginning writes no second sheet, standing or report, and its close is named', async () => {
    const job = (await readJob(county.table, county.jurisdiction, period))!;
    const again = startJob({ ...job, kind: 'close', generation: 1, at: closingAt });
    for (const write of again.writes) if ('put' in write) await bring(write.put);
    await workedOff(county, [...again.messages], county.clock.now);
    const inPeriod = ({ pk }: Item) => String(pk) === county.partition.period(county.jurisdiction, period);
    const after = await record();
    expect(after.filter((item) => !inPeriod(item))).toEqual(
      before.filter((item) => after.some(({ pk }) => pk === item['pk']) && !inPeriod(item)),
    );
    expect(new Map(county.reports)).toEqual(files);
    expect(await bySeal()).toContainEqual(named('backdated-entry', `period/${period}`));
  });

  test.each(['part', 'pending', 'setAside', 'job'])(
    'a %s altered or taken away leaves every verifier content',
    async (name) => {
      const { pk, sk } = victim('closing', name);
      await tamper.change(String(pk), String(sk), twisted);
      await tamper.remove(String(pk), String(sk));
      expect([await byAnchor(), await bySeal(), await byManifest()]).toEqual([[], [], []]);
    },
  );

  test('a ranking asked for again leaves the same standings', async () => {
    const was = await record();
    const { writes, messages } = requestRerank({
      jurisdiction: county.jurisdiction,
      period,
      group: 'economic',
      askedAt: county.clock.now,
      trace: 'planted',
    });
    await county.table.write(writes);
    await workedOff(county, [...messages], county.clock.now);
    expect((await readJob(county.table, county.jurisdiction, period))?.kind).toBe('rerank');
    expect(await record()).toEqual(was);
  });

  test('an anchor job told to pass over chains leaves them named by the next verification', async () => {
    const pk = county.partition.anchors(county.jurisdiction);
    const skipped = { day: '2026-11-08', at: county.clock.now + day, behind: '4/schemes', parts: 0 };
    await tamper.change(pk, sort.job, (item) => ({ ...item, run: skipped }));
    county.clock.now += day;
    await due(county);
    expect(await byAnchor()).toContainEqual(named('backdated-entry', 'organisation'));
  });

  test('an anchor job taken away is told after two nights', async () => {
    await tamper.remove(county.partition.anchors(county.jurisdiction), sort.job);
    county.clock.now += 3 * day;
    await due(county);
    expect(await byAnchor()).toContainEqual(named('late-anchor', 'anchors'));
  });

  test('a kept reply is only said again to whoever asked, and enters no record', async () => {
    const wanted = { stage: 'final' as const, format: 'html' as const };
    const ask = { params: { period }, body: wanted, key: 'one-key-for-both' };
    await county.as('office').call('reports.link-period', ask);
    const was = await record();
    const pk = county.partition.answered(county.jurisdiction, 'office', ask.key);
    await tamper.change(pk, sort.answered, (item) => ({
      ...item,
      reply: String(item['reply']).replace('store.invalid', 'planted.invalid'),
    }));
    const again = await county.as('office').call('reports.link-period', ask);
    expect(again.body.url).toContain('planted.invalid');
    expect(await record()).toEqual(was);
  });
});

const day = 24 * 60 * 60_000;
