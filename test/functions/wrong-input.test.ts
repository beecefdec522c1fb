import { expect, test } from 'vitest';
import * as z from 'zod';
import { messagesIn } from '../../functions/wrong-input.ts';

const schema = z.strictObject({
  kind: z.enum(['quarter', 'year']),
  reason: z.string().min(4),
  on: z.iso.date(),
  points: z.string().regex(/^\d+$/),
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

const told = (language: 'zh' | 'en', input: unknown = wrong) =>
  schema
    .safeParse(input, messagesIn(language))
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

test('every wrong field is told what it should be, in Chinese', () => {
  expect(told('zh')).toEqual([
    'kind: 须为以下之一：quarter、year。',
    'reason: 至少 4 个字符。',
    'on: 须为日期，例如 2026-01-31。',
    'points: 写法不符，须匹配 /^\\d+$/。',
    'version: 不得小于 1。',
    'goals: 至多 1 项。',
    'given.kind: 须为以下之一：number、no-data。',
    ': 没有这些项：colour。',
  ]);
});

test('and in English', () => {
  expect(told('en')).toEqual([
    'kind: This must be one of: quarter, year.',
    'reason: Characters: at least 4.',
    'on: This must be a date such as 2026-01-31.',
    'points: This must match /^\\d+$/.',
    'version: Not less than 1.',
    'goals: Entries: at most 1.',
    'given.kind: This must be one of: number, no-data.',
    ': There is no such field: colour.',
  ]);
});

test('a field left out is required, and a number where text is wanted needs its quotes', () => {
  const { reason: _, ...rest } = wrong;
  expect(told('zh', { ...rest, points: 5 })).toEqual(
    expect.arrayContaining(['reason: 必须填写。', 'points: 须为文本（加引号）。']),
  );
});
