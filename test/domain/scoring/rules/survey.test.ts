import { expect, test } from 'vitest';
import { codes, indicator, scoreItem } from '../one-item.ts';

const survey = (figure: { by: 'top-box'; from: string } | { by: 'mean'; min: string; max: string }) =>
  indicator('s', '1', { kind: 'survey', minResponses: 10, figure }, { value: 'survey' });
const answers = {
  kind: 'answers',
  answers: [
    ['1', 1],
    ['3', 2],
    ['4', 4],
    ['5', 3],
  ].map(([answer, responses]) => ({ answer: String(answer), responses: Number(responses) })),
} as const;

test('the top box is the share of those who are satisfied or very satisfied', () => {
  expect(scoreItem(survey({ by: 'top-box', from: '4' }), answers).exact).toBe('0.7');
});

test('the mean is brought from its scale of 1–5 to 0–1', () => {
  expect(scoreItem(survey({ by: 'mean', min: '1', max: '5' }), answers).exact).toBe('0.7');
  expect(
    scoreItem(survey({ by: 'mean', min: '1', max: '5' }), { kind: 'survey-figure', figure: '3', responses: 40 }).exact,
  ).toBe('0.5');
});

test('too few answers are no answer', () => {
  const few = { kind: 'survey-figure', figure: '0.99', responses: 9 } as const;
  expect(codes(scoreItem(survey({ by: 'top-box', from: '4' }), few))).toEqual(['few-responses', 'missing-blocks']);
});
