import { expect, test } from 'vitest';
import * as z from 'zod';
import { Day, formed, Line, Prose, Slug } from '../../shared/domain/text.ts';
import { Mapping } from '../../shared/domain/import/mapping.ts';
import { routes as periodRoutes } from '../../functions/periods/routes.ts';
import { routes as progressRoutes } from '../../functions/progress/routes.ts';
import type { Route } from '../../functions/route.ts';
import { checked } from '../../shared/domain/issues.ts';

const schema = z.strictObject({
  kind: z.enum(['quarter', 'year']),
  reason: Prose(4, 200),
  on: Day,
  points: formed('decimal', /^[0-9]+$/),
  version: z.int().min(1),
  goals: z.array(z.string()).max(1),
  given: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('number') }),
    z.strictObject({ kind: z.literal('no-data') }),
  ]),
});

const wrong = {
  kind: 'month',
  reason: '无',
  on: '2026-13-01',
  points: '-1',
  version: 0,
  goals: ['a', 'b'],
  given: { kind: 'words' },
  colour: 'red',
};

const told = (language: 'zh' | 'en', input: unknown = wrong, shape: z.ZodType = schema) =>
  checked(shape, input).issues?.map(({ path, says }) => `${path.join('.')}: ${says[language]}`);

test('every wrong field is told what it should be, in Chinese', () => {
  expect(told('zh')).toEqual([
    'kind: 须为以下之一：quarter、year。',
    'reason: 至少 4 个字符。',
    'on: 须为 1900 至 2200 年间存在的日期，例如 2026-01-31。',
    'points: 须为加引号的小数，例如 "12.50"，小数点前后各至多 40 位。',
    'version: 不得小于 1。',
    'goals: 至多 1 项。',
    'given.kind: 须为以下之一：number、no-data。',
    'colour: 没有这一项；可用的是：kind、reason、on、points、version、goals、given。',
  ]);
});

test('and in English', () => {
  expect(told('en')).toEqual([
    'kind: This must be one of: quarter, year.',
    'reason: Characters: at least 4.',
    'on: This must be a date that exists, of the years 1900 to 2200, such as 2026-01-31.',
    'points: This must be a decimal in quotes, such as "12.50", with up to 40 digits before and after the point.',
    'version: Not less than 1.',
    'goals: Entries: at most 1.',
    'given.kind: This must be one of: number, no-data.',
    'colour: There is no such field; there are: kind, reason, on, points, version, goals, given.',
  ]);
});

test('a field left out is required, and a number where text is wanted needs its quotes', () => {
  const { reason: _, ...rest } = wrong;
  expect(told('zh', { ...rest, points: 5 })).toEqual(
    expect.arrayContaining(['reason: “理由”必须填写。', 'points: 须为文本（加引号）。']),
  );
});

test('where one of several shapes is wanted, the shape that was evidently meant says what is wrong', () => {
  const either = z.union([
    z.strictObject({ column: z.string(), steps: z.array(z.string()).max(2) }),
    z.strictObject({ constant: z.string() }),
  ]);
  expect(told('en', { column: 'A', steps: ['a', 'b', 'c'] }, either)).toEqual(['steps: Entries: at most 2.']);
  expect(told('en', { constnat: 'A' }, either)).toContain('constnat: There is no such field; there are: constant.');
});

test('a character nobody can see is named with its place', () => {
  const names = z.strictObject({ name: Line(1, 20), id: Slug.optional() });
  expect(told('zh', { name: '财政\u0000局' }, names)).toEqual([
    'name: 第 3 个字符（U+0000）不能使用：须为一行文字，不含换行、控制字符和文字方向控制符。',
  ]);
  for (const name of ['a\ud800b', 'a\u202eb', 'a\nb', 'a\u2028b', 'a\tb', 'a\u007fb', 'a\uffffb', '\ufeffab'])
    expect(told('en', { name }, names)?.[0], JSON.stringify(name)).toMatch(/^name: Character [12] \(U\+/);
});

test('a mapping with a misspelt key or too many steps says which and what there is', () => {
  const toldOf = (cell: unknown) => told('en', { fields: { id: cell } }, Mapping);
  expect(toldOf({ colum: 'x' })).toContain(
    'fields.id.colum: There is no such field; there are: column, template, constant, pick, choose.',
  );
  expect(toldOf({ column: 'x', transform: [] })).toEqual([
    'fields.id.transform: There is no such field; there are: column, transforms, as, otherwise, measure, removes.',
  ]);
  expect(toldOf({ column: 'x', transforms: [{ do: 'number', unti: '%' }] })).toEqual([
    'fields.id.transforms.0.unti: There is no such field; there are: do, decimal, unit.',
  ]);
  expect(toldOf({ column: 'x', as: 'whole' })).toEqual(['fields.id.as: This must be one of: text, integer, flag.']);
  expect(toldOf({ choose: 'x', form: {} })).toEqual([
    'fields.id.from: "from" is required.',
    'fields.id.form: There is no such field; there are: choose, from, otherwise.',
  ]);
  expect(toldOf('x')).toEqual(['fields.id: This must be an object.']);
  expect(toldOf({ column: 'x', transforms: Array.from({ length: 13 }, () => ({ do: 'lower' })) })).toEqual([
    'fields.id.transforms: Entries: at most 12.',
  ]);
});

test('what routes ask beyond the shape of a field is said in words of its own', () => {
  const body = (id: string, among: readonly Route[]) => among.find((route) => route.id === id)!.body!;
  expect(told('en', { deadlines: {}, reason: '系统停机' }, body('periods.extend', periodRoutes))).toEqual([
    'deadlines: At least one deadline.',
  ]);
  expect(told('zh', { filings: [7, 7] }, body('progress.sign-off', progressRoutes))).toEqual([
    'filings: 每条填报只列一次。',
  ]);
});
