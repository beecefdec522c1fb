import type { Text } from '../refusal.ts';

/** 与上期比较, in reports. */
export const comparisonTexts = {
  title: { zh: '与上期比较', en: 'Compared with the period before' },
  item: { zh: '考核指标', en: 'Indicator' },
  before: { zh: '上期得分', en: 'Score before' },
  now: { zh: '本期得分', en: 'Score now' },
  change: { zh: '增减', en: 'Change' },
  ranks: { zh: '名次变化', en: 'Rank' },
  grades: { zh: '等次变化', en: 'Grade' },
  none: {
    zh: '没有紧接本期之前的同类周期，不作比较。',
    en: 'There is no period of this kind right before this one to compare with.',
  },
  unpublished: {
    zh: '上期（{period}）的结果没有公布，不可比较。',
    en: 'Not comparable: the results of {period} were not published.',
  },
  scheme: {
    zh: '上期（{period}）用的是另一考核办法，不可比较。',
    en: 'Not comparable: {period} was assessed by another scheme.',
  },
  'full-mark': {
    zh: '上期（{period}）的满分不同，不可比较。',
    en: 'Not comparable: the full mark of {period} was another.',
  },
  'no-score-before': {
    zh: '上期（{period}）没有本对象的得分，不可比较。',
    en: 'Not comparable: there is no score of this subject for {period}.',
  },
  'no-score-now': { zh: '本期没有得分，不可比较。', en: 'Not comparable: there is no score now.' },
  score: {
    zh: '与{period}相比，得分由{before}分到{now}分，{change}',
    en: 'Compared with {period}, the score went from {before} to {now}, {change}',
  },
  higher: { zh: '上升{by}分', en: 'up {by}' },
  lower: { zh: '下降{by}分', en: 'down {by}' },
  same: { zh: '持平', en: 'unchanged' },
  rank: {
    zh: '名次由第{before}名（共{beforeOf}个）到第{now}名（共{of}个）',
    en: 'the rank from {before} of {beforeOf} to {now} of {of}',
  },
  grade: { zh: '等次由“{before}”到“{now}”', en: 'the grade from “{before}” to “{now}”' },
  whole: { zh: '{told}。', en: '{told}.' },
  'of-period': {
    zh: '与{period}相比，两期均有得分的对象{subjects}个，其中上升{higher}个、下降{lower}个、持平{same}个。',
    en: 'Compared with {period}: subjects with a score in both {subjects}; up {higher}, down {lower}, unchanged {same}.',
  },
} satisfies Record<string, Text>;
