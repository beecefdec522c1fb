import type { Text } from '../refusal.ts';

/** "为什么不是优秀？": one sentence for each thing that stands between a subject and the top grade. */
export const reasons = {
  'not-scored': { zh: '尚未计分，没有等次。', en: 'Not scored yet, so there is no grade.' },
  excepted: {
    zh: '提请审定时列为例外，本期不参加排名，没有等次。',
    en: 'Excepted from the ranking when the results were laid before the committee, so there is no grade.',
  },
  'below-band': {
    zh: '得分 {score}，“{grade}”须达到 {from} 分，还差 {gap} 分。',
    en: 'The score is {score}; "{grade}" starts at {from}, {gap} points away.',
  },
  quota: {
    zh: '得分 {score} 已达“{grade}”分数线，但“{grade}”名额为 {places} 个，符合条件者 {candidates} 个，按得分排序未能入围，入围的最低分为 {lastIn}。',
    en: 'The score {score} reaches "{grade}", but there are more who do than places (places: {places}, subjects: {candidates}); the last one in has {lastIn}.',
  },
  'quota-keys': {
    zh: '得分 {score} 已达“{grade}”分数线，与入围的末位同分，但“{grade}”名额为 {places} 个，符合条件者 {candidates} 个，按办法规定的同分比较顺序列在其后，未能入围。',
    en: 'The score {score} reaches "{grade}" and equals that of the last one in, but there are more who do than places (places: {places}, subjects: {candidates}), and what the scheme compares next puts this one behind.',
  },
  'quota-closed': {
    zh: '得分 {score} 已达“{grade}”分数线，但名额为 {places} 个，无人入围（符合条件者 {candidates} 个）。',
    en: 'The score {score} reaches "{grade}", but nobody got a place (places: {places}, subjects: {candidates}).',
  },
  'quota-tie': {
    zh: '得分 {score} 已达“{grade}”分数线，但有 {tied} 个对象同分，跨越 {places} 个名额的界线，按办法同分者均不列入。',
    en: 'The score {score} reaches "{grade}", but a tie lies across the line (places: {places}, subjects in the tie: {tied}), and the scheme lets none of the tie in.',
  },
  veto: { zh: '有否决事项“{veto}”，等次最高为“{grade}”。', en: 'Veto "{veto}": the grade can be "{grade}" at best.' },
  top: { zh: '已是最高等次“{grade}”。', en: 'It has the top grade, "{grade}".' },
} satisfies Record<string, Text>;
