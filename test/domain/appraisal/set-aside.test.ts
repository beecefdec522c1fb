import { expect, test } from 'vitest';
import { blockedBy, broken, SetAside, setAsideText } from '../../../shared/domain/appraisal/set-aside.ts';
import { scheme } from '../../../local/demo/scheme.ts';
import { filed, indicator, number, schemeOf, score } from '../scoring/one-item.ts';

test('a record of before still tells which indicators were open, by their names', () => {
  expect(setAsideText('blocked: petitions, budget', scheme)).toEqual({
    zh: '尚待处理：信访事项按期办结率、预算执行率。',
    en: 'Still to be resolved: Petitions settled in time, Budget executed.',
  });
});

test('where the total itself is open, that is said in words and not by its name in the sheet', () => {
  expect(setAsideText('blocked: total', scheme)).toEqual({
    zh: '尚待处理：总分的计算（原因见得分单）。',
    en: 'Still to be resolved: how the total is computed (the score sheet says why).',
  });
});

test('what went wrong inside is not put into a notice', () => {
  for (const stored of ['Invalid input: expected string', broken('Invalid input: expected string')])
    expect(setAsideText(stored, scheme).zh).toBe('该对象的记录未能计分，正在查明原因。');
});

test('what is open is kept as data with its names, whatever signs stand in them', () => {
  const name = { zh: '质量, blocked: 与安全', en: 'Quality, blocked: and safety' };
  const rule = { kind: 'imported', fullMark: '100' } as const;
  const items = [indicator('quality', '60', rule, { name }), indicator('growth', '40', rule)];
  const sheet = score(schemeOf(items), { filed: [filed('growth', number('90'))] });
  const stored = SetAside.parse(blockedBy(sheet));
  expect(stored).toEqual({ why: 'open-items', items: [{ id: 'quality', name }] });
  expect(setAsideText(stored).zh).toBe('尚待处理：质量, blocked: 与安全。');
});
