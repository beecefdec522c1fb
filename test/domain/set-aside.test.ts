import { expect, test } from 'vitest';
import { blockedBy, setAsideText } from '../../shared/domain/set-aside.ts';
import { scheme } from '../../infra/local/demo/scheme.ts';

test('a subject without a score is told which indicators are open, by their names', () => {
  expect(setAsideText(blockedBy(['petitions', 'budget']), scheme)).toEqual({
    zh: '下列指标尚待处理：信访事项按期办结率、预算执行率。',
    en: 'Still to be resolved: Petitions settled in time, Budget executed.',
  });
});

test('what went wrong inside is not put into a notice', () => {
  expect(setAsideText('Invalid input: expected string', scheme).zh).toBe('该对象的记录未能计分，正在查明原因。');
});
