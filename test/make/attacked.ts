import { isDeepStrictEqual } from 'node:util';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeAll } from 'vitest';
import type { Item } from '../../shared/storage/table.ts';
import { withEngine } from './engine.ts';
import { period } from './enrolled.ts';
import { countyOfEveryKind, type County } from './every-kind.ts';
import { tamperer } from './tampering.ts';

const keyOf = (item: Item): string => `${String(item['pk'])} ${String(item['sk'])}`;

interface Found {
  readonly kind: string;
  readonly where: string;
}

/** A county of every kind, made whole again after each test that attacked it, and its verifiers. */
export function withAttackedCounty() {
  const engine = withEngine();
  let county: County;
  let tamper: ReturnType<typeof tamperer>;
  let before: Item[];
  let files: Map<string, Uint8Array>;
  let afterTheNight: number;
  async function everything(): Promise<Item[]> {
    const documents = DynamoDBDocumentClient.from(engine().client);
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: engine().name }));
    return Items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  beforeAll(async () => {
    county = await countyOfEveryKind(engine());
    tamper = tamperer(engine(), county.table);
    before = await everything();
    files = new Map(county.reports);
    afterTheNight = county.clock.now;
  });

  const restore = async () => {
    const known = new Map(before.map((item) => [keyOf(item), item]));
    const changed = new Map(known);
    for (const item of await everything()) {
      const key = keyOf(item);
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

  return {
    get county() {
      return county;
    },
    get tamper() {
      return tamper;
    },
    /** Every item as it stood before it was attacked. */
    get before() {
      return before;
    },
    get files() {
      return files;
    },
    everything,
    restore,
    auditor,
    byChain,
    byAnchor,
    bySeal,
    byManifest,
  };
}
/** The first plain value in it becomes another one. */
export function twisted(item: Item): Item {
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
