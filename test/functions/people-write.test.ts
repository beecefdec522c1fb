import { describe, expect, test } from 'vitest';
import { strictJson } from '../../functions/json.ts';
import { kept, Line, Prose } from '../../shared/domain/text.ts';
import { refusedBy } from '../domain/refused-by.ts';
import { routeTables } from '../make/route-tables.ts';

const routes = [...(await routeTables()).values()].flat();
const json = (text: string) => strictJson(Buffer.from(text));

/** Everything with one of its texts changed, and where that text stands. */
function* changed(value: unknown, change: (text: string) => string, path = ''): Generator<readonly [string, unknown]> {
  if (typeof value === 'string') yield [path, change(value)];
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    for (const [where, other] of changed(part, change, `${path}.${name}`)) {
      yield [where, Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other }];
    }
  }
}

/** Not text of ours: a document that is only looked at, and what stands in a file, which is held to the rules row by row. */
const free = [/^schemes\.validate /, /^imports\.register \.content/, /^imports\.[\w-]+ .*\.(?:constant|do)$/];

describe('what people write', () => {
  test.each([
    ['half a character', '\ud83d'],
    ['a NUL', '\u0000'],
    ['a control character', '\u001b'],
    ['a mark that turns the direction of writing', '\u202e'],
  ])('is refused by every operation if any text of it holds %s', (_, character) => {
    const taken: string[] = [];
    let tried = 0;
    for (const { id, body, example } of routes) {
      for (const [path, value] of changed(example, (text) => `${text.slice(0, 1)}${character}${text.slice(1)}`)) {
        tried += 1;
        if (body?.safeParse(value).success) taken.push(`${id} ${path}`);
      }
    }
    expect(tried).toBeGreaterThan(500);
    expect(taken.filter((place) => !free.some((pattern) => pattern.test(place)))).toEqual([]);
  });

  test('is one line where it names something, and may have paragraphs where it explains', () => {
    expect(Line(1, 20).safeParse('财政\n局').success).toBe(false);
    expect(Prose(1, 20).parse(' 第一段\r\n第二段\r\n ')).toBe('第一段\n第二段');
    expect(Prose(1, 20).safeParse('第一段\r第二段').success).toBe(false);
    expect(Line(1, 20).parse('　财政局 ')).toBe('财政局');
    expect(Line(2, 20).safeParse(' 局 ').success).toBe(false);
  });

  test('is counted in characters as people see them', () => {
    expect(Line(1, 3).safeParse('𠮷𠮷𠮷').success).toBe(true);
    expect(Line(4, 9).safeParse('𠮷𠮷𠮷').success).toBe(false);
  });

  test.each(['一\r\n二', '\r\n一二\r\n', '一\r\n\r\n二', ' 一  ', '\t\t\t一'])(
    'and was taken once can be read again as it was kept: %j',
    (text) => {
      let taken = 0;
      for (const { id, body, example } of routes) {
        for (const [path, value] of changed(example, () => text)) {
          const first = body?.safeParse(value);
          if (!first?.success) continue;
          taken += 1;
          expect(body?.safeParse(first.data), `${id} ${path}`).toEqual(first);
        }
      }
      expect(taken).toBeGreaterThan(10);
    },
  );

  test('and was kept before these rules can still be read', () => {
    expect(kept(Line(2, 20), '财政\n局')).toBe('财政 局');
    expect(() => kept(Line(2, 20), 7)).toThrow();
  });
});

describe('the JSON of a request', () => {
  test('may name a field once', () => {
    expect(refusedBy(() => json('{"a":1,"b":{"a":2},"\\u0061":3}'))).toBe('request.name-twice');
    expect(json('{"a":[{"b":1},{"b":"\\"b\\":"}],"b":1}')).toEqual({ a: [{ b: 1 }, { b: '"b":' }], b: 1 });
  });

  test('holds whole characters, in names too', () => {
    expect(refusedBy(() => json('{"a":"\\ud800"}'))).toBe('request.half-character');
    expect(refusedBy(() => json('{"\\udc00":1}'))).toBe('request.half-character');
    expect(json('{"a":"\\ud83d\\ude00"}')).toEqual({ a: '😀' });
    expect(refusedBy(() => strictJson(Uint8Array.of(0x22, 0xff, 0x22)))).toBe('request.not-json');
  });

  test('is not nested beyond what can be kept', () => {
    expect(json(`${'['.repeat(20)}${']'.repeat(20)}`)).toBeDefined();
    expect(refusedBy(() => json(`${'['.repeat(200_000)}${']'.repeat(200_000)}`))).toBe('request.too-deep');
  });
});
