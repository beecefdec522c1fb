import type { Text } from '../refusal.ts';

/** How a figure of a score sheet came about, in one sentence; the expression stands below it. */
export const computed = {
  B: { zh: '基期值{value}{unit}', en: 'baseline {value} {unit}' },
  T: { zh: '目标值{value}{unit}', en: 'target {value} {unit}' },
  A: { zh: '实际值{value}{unit}', en: 'actual {value} {unit}' },
  marks: { zh: '评分{n}份', en: 'marks given: {n}' },
  comma: { zh: '，', en: ', ' },
  scored: { zh: '分值{weight}分，得{score}分。', en: '{score} of {weight} points.' },
  line: { zh: '登记{n}项，计{score}分。', en: 'Entries: {n}; {score} points counted.' },
  veto: { zh: '只限制等次，不改变得分。', en: 'It limits the grade only; the score stays.' },
  'not-applicable': { zh: '本项不适用，不计分。', en: 'Not applicable; no score.' },
  redistributed: {
    zh: '本项缺数据，依办法不计分，分值由同组其他指标分担。',
    en: 'No data; as the scheme says, its points go to the other indicators.',
  },
  blocked: { zh: '本项尚待处理，暂不计分。', en: 'Still to be resolved; no score yet.' },
  'awaiting-peers': { zh: '本项待与同类对象比较后计分。', en: 'To be scored against the peers.' },
} satisfies Record<string, Text>;
