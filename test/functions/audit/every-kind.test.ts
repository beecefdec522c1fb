import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { append, load } from '../../../shared/storage/record.ts';
import type { KindName } from '../../../shared/domain/matter/matter.ts';
import { collectionName, collectionParts, partition, sort } from '../../../shared/storage/keys.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { twisted, withAttackedCounty } from '../../make/attacked.ts';
import { period } from '../../make/enrolled.ts';
import { objecting } from '../../make/every-kind.ts';
import { temporaryFolder } from '../../make/folder.ts';

const held = withAttackedCounty();
const { auditor, byChain, byAnchor, bySeal, byManifest, restore } = held;
const folder = temporaryFolder();

/**
 * What finds a change of an item. `seal`: its own chain, the seal of its period and the daily anchor, in the system and offline.
 * `anchor`: its own chain and the daily anchor; an order and a notice follow the last seal of its period. `manifest`: the signed manifest of the run of reports. `nothing`: working state,
 * on which no result rests; unchained.test.ts says so one by one.
 */
type FoundBy = 'seal' | 'anchor' | 'manifest' | 'nothing';

const { matter, matters: _, ...others } = sort;
const ofKind = (kind: KindName) => (id: string) => matter(kind, id);
const forms = { ...others, rechecks: ofKind('rechecks'), orders: ofKind('orders'), notices: ofKind('notices') };

const kinds: Record<keyof typeof partition, Partial<Record<keyof typeof forms, FoundBy>>> = {
  organisation: {
    head: 'seal',
    entry: 'seal',
    unit: 'seal',
    strategy: 'seal',
    administrators: 'seal',
    calendar: 'seal',
    savedMapping: 'seal',
    savedReading: 'seal',
  },
  official: { head: 'anchor', entry: 'anchor' },
  scheme: { head: 'seal', entry: 'seal', version: 'seal' },
  period: { head: 'seal', entry: 'seal', results: 'seal' },
  appraisal: {
    head: 'seal',
    entry: 'seal',
    sheet: 'seal',
    seat: 'seal',
    rechecks: 'seal',
    orders: 'anchor',
    notices: 'anchor',
  },
  import: { head: 'anchor', entry: 'anchor', mapping: 'anchor', unitNames: 'anchor', content: 'anchor' },
  bulk: { head: 'anchor', entry: 'anchor', rows: 'anchor' },
  access: { entry: 'anchor' },
  closing: { job: 'nothing', part: 'nothing', pending: 'nothing', setAside: 'nothing', remedy: 'nothing' },
  reports: { reports: 'manifest' },
  anchors: { job: 'nothing', part: 'nothing' },
  job: {
    job: 'nothing',
    part: 'nothing',
    tableRows: 'nothing',
    tableFile: 'nothing',
    tablesAsked: 'nothing',
    outcome: 'nothing',
  },
  reminded: { reminded: 'nothing' },
  numbers: { number: 'nothing' },
  answered: { answered: 'nothing' },
  did: { did: 'nothing' },
};

type Key = (...parts: unknown[]) => string;

/** How the sort keys of a kind begin. */
function beginning(name: string): string {
  const key = forms[name as keyof typeof forms];
  if (typeof key === 'string') return key;
  return name === 'reports' ? '' : /^[^/]*\//.exec((key as Key)(1, 1, 1))![0];
}

/** Names of kinds of items, not of questions for several of them. */
const written = Object.entries(forms)
  .filter(([, key]) => !/(\/|chain\/0)$/.test(typeof key === 'string' ? key : (key as Key)(1, 1, 1)))
  .map(([name]) => name);

function kindOf({ pk, sk }: Item): string | undefined {
  const of = collectionParts(String(pk))[1] as keyof typeof partition;
  const fits = Object.keys(kinds[of] ?? {}).filter((name) => String(sk).startsWith(beginning(name)));
  const exact = fits.find((name) => forms[name as keyof typeof forms] === sk);
  const name = exact ?? fits[0];
  return name && `${of} ${name}`;
}

/** The item of a kind that is attacked: of the subject that objected where there is one, and never the auditor's own. */
function victim(of: string, name: string): Item {
  const all = held.before.filter((item) => kindOf(item) === `${of} ${name}`);
  const preferred = all.filter(({ pk }) => String(pk).endsWith(of === 'official' ? '#leader' : `#${objecting}`));
  return (preferred.length > 0 ? preferred : all)[0]!;
}

const table = Object.entries(kinds).flatMap(([of, names]) =>
  Object.entries(names).map(([name, foundBy]) => ({ of, name, foundBy })),
);
const chained = table.filter(({ foundBy }) => foundBy === 'seal' || foundBy === 'anchor');

describe('the list of what is kept', () => {
  test('names every kind of item there is a key for', () => {
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(partition).sort());
    expect([...new Set(table.map(({ name }) => name))].sort()).toEqual([...written].sort());
  });

  test('names every item of a county in which everything happened, and the county has one of each', () => {
    expect(held.before.filter((item) => kindOf(item) === undefined)).toEqual([]);
    expect(new Set(held.before.map(kindOf))).toEqual(new Set(table.map(({ of, name }) => `${of} ${name}`)));
  });

  test('verifies whole before anybody touches it', async () => {
    const chains = new Set(
      held.before
        .filter((item) => chained.some(({ of, name }) => kindOf(item) === `${of} ${name}`))
        .map(({ pk }) => pk),
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
    await held.tamper.change(pk, sk, twisted);
    expect(await byChain(where)).toContainEqual(named(altered, where));
  });

  test('taken away is named by its chain', async () => {
    const { pk, sk, where } = place();
    await held.tamper.remove(pk, sk);
    expect(await byChain(where)).toContainEqual(named(missing, where));
  });

  test('planted is named by its chain', async () => {
    const { pk, sk, where } = place();
    if (name === 'entry') {
      const chain = await load(held.county.table, pk, { head: z.looseObject({}), index: () => ({}) });
      const at = held.county.clock.now - 30 * 24 * 60 * 60_000;
      await held.county.table.write(
        append(chain, {
          what: 'audit.read',
          by: { id: 'chair', rolesUsed: [] },
          at,
          data: { of: where },
          trace: 'planted',
        }).writes,
      );
      return expect(await byChain(where)).toContainEqual(named('backdated-entry', where));
    }
    await held.tamper.change(pk, `${sk}9`, () => victim(of, name));
    expect(await byChain(where)).toContainEqual(named('unaccounted-item', where));
  });

  test('taken off the lists is named by its chain', async () => {
    const { pk, sk, where } = place();
    const listed = victim(of, name)['gsi1pk'] !== undefined;
    await held.tamper.change(pk, sk, (item) => ({ ...item, gsi1pk: 'nowhere', gsi1sk: 'nowhere' }));
    expect(await byChain(where)).toContainEqual(named('altered-index', where));
    expect(listed).toBe(
      /^(official|scheme|period|import|bulk|appraisal) head$|seat|rechecks|orders|notices/.test(`${of} ${name}`),
    );
  });

  test('rewritten with every hash behind it is named by what was signed', async () => {
    const { pk, sk, where } = place();
    await held.tamper.rewrite(pk, { [sk]: (value) => twisted(value) });
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
    await held.tamper.rewrite(String(pk), { [String(sk)]: twisted });
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
