import type { Item } from '../../shared/storage/table.ts';
import type { Asked } from './recorded.ts';

/**
 * The least capacity these items can be read and written with: each item written once in one transaction (two units a
 * kilobyte), each condition on one that is only relied on (two units), each line of an index that a new or changed item has (one unit a kilobyte), and each collection read at
 * once (one unit for every four kilobytes, half of that from an index). What a use case takes beyond it, it reads twice
 * or piecemeal.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function leastCapacity(asked: readonly Asked[]): { read: number; write: number } {
  const writes = asked.flatMap((one) => ('write' in one ? one.write : []));
  const puts = writes.flatMap((one) => ('put' in one ? [one.put] : []));
  const write = puts.reduce(
    (sum, put) => sum + 2 * kilobytes(put) + ('gsi1pk' in put ? kilobytes(put) : 0) + ('gsi2pk' in put ? 1 : 0),
    2 * (writes.length - puts.length),
  );
  const collections = new Map<string, Map<string, Item>>();
  for (const one of asked) {
    if ('write' in one) continue;
    const index = 'query' in one && one.query.index !== undefined;
    const partition = 'get' in one ? one.get.pk : 'query' in one ? one.query.partition : '';
    const name = (item?: Item) => (index ? `index ${partition}` : textOf(item?.['pk'] ?? partition));
    if (one.items.length === 0) collections.set(name(), collections.get(name()) ?? new Map());
    for (const item of one.items) {
      const collection = collections.get(name(item)) ?? new Map<string, Item>();
      collections.set(name(item), collection.set(`${textOf(item['pk'])} ${textOf(item['sk'])}`, item));
    }
  }
  const read = [...collections].reduce((sum, [name, items]) => {
    const bytes = [...items.values()].reduce((total, item) => total + bytesOf(item), 0);
    return sum + Math.max(1, Math.ceil(bytes / 4096)) * (name.startsWith('index ') ? 0.5 : 1);
  }, 0);
  return { read, write };
}

const textOf = (key: unknown): string => (typeof key === 'string' ? key : '');
const kilobytes = (item: Item): number => Math.ceil(bytesOf(item) / 1024);

/** As DynamoDB counts: names and values in UTF-8, numbers by digits, three bytes a list or map and one an element. */
const bytesOf = (item: Item): number => sizeOf(item) - 3 - Object.keys(item).length;

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).replace(/[-.]/g, '').length / 2) + 1;
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, one) => sum + 1 + sizeOf(one), 0);
  if (typeof value !== 'object' || value === null) return 1;
  const kept = Object.entries(value).filter(([, one]) => one !== undefined);
  return 3 + kept.reduce((sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + sizeOf(one), 0);
}
