import type { Text } from '../refusal.ts';

/** How a grade came about: band, veto, quota; and what was missing for the top one. */
export const gradingTexts = {
  range: {
    open: { zh: '全部得分', en: 'every score' },
    from: { zh: '{from}分及以上', en: '{from} and above' },
    to: { zh: '不足{to}分', en: 'below {to}' },
    between: { zh: '{from}分及以上、不足{to}分', en: '{from} and above, below {to}' },
  },
  band: { zh: '得分{score}分，属“{grade}”区间（{range}）。', en: '{score} lies in the band “{grade}” ({range}).' },
  noQuota: { zh: '“{grade}”不设名额。', en: 'There is no quota on “{grade}”.' },
  withinQuota: {
    zh: '“{grade}”设有名额，本对象列入其中。',
    en: 'There is a quota on “{grade}”; this subject is within it.',
  },
  quota: {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个，列入的最低得分为{lastIn}分；本对象未列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}; the last one in has {lastIn}. This subject is not among them and becomes “{to}”; the score stays.',
  },
  'quota-keys': {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个；本对象与列入的末位同为{lastIn}分，按办法规定的同分比较顺序列在其后，未列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}; the last one in has {lastIn} as well, but what the scheme compares next puts this subject behind. It becomes “{to}”; the score stays.',
  },
  noPlaces: {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个；本对象未列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}. This subject is not among them and becomes “{to}”; the score stays.',
  },
  'quota-tie': {
    zh: '“{grade}”名额{places}个，符合条件的有{candidates}个，其中{tied}个同分跨越名额线，依办法均不列入，转为“{to}”，得分不变。',
    en: 'Places for “{grade}”: {places}, candidates: {candidates}, of them tied across the line: {tied}; as the scheme says, none of these gets in. The grade becomes “{to}”; the score stays.',
  },
  limit: { zh: '{per}{limit}', en: '{per}: {limit}' },
  limitPlaces: { zh: '{per}{limit}，计 {places} 个', en: '{per}: {limit}, which makes {places}' },
  noVeto: { zh: '无否决事项。', en: 'There is no veto.' },
  veto: {
    zh: '有否决事项“{veto}”，等次最高为“{grade}”，得分不变。',
    en: 'Veto “{veto}”: the grade is “{grade}” at best; the score stays.',
  },
  gap: { zh: '距“{grade}”起点{from}分尚差{gap}分。', en: '{gap} short of “{grade}”, which begins at {from}.' },
  open: { zh: '尚待处理：{items}。', en: 'Still to be resolved: {items}.' },
  wholeTotal: { zh: '总分的计算（原因见得分单）', en: 'how the total is computed (the score sheet says why)' },
  notScored: {
    zh: '该对象的记录未能计分，正在查明原因。',
    en: 'The record of this subject could not be scored; the cause is being looked into.',
  },
  excepted: {
    zh: '提请审定时列为例外，本期不参加排名，不计入名次和名额。',
    en: 'Excepted from the ranking when the results were laid before the committee: it counts in no rank and for no place.',
  },
  exceptedFor: { zh: '经提请列为例外，不参加排名：{reason}', en: 'Excepted from the ranking: {reason}' },
  notRanked: { zh: '尚未排名。', en: 'Not ranked yet.' },
  remedy: {
    zh: '如对本结果有异议，可于{date}24时前向监督机构书面申请复核。申请复核期间不停止结果的执行。',
    en: 'If you object to this result you may ask the supervisory body for a recheck, in writing, until the end of {date}. The request does not suspend execution.',
  },
} satisfies Record<string, Text | Record<string, Text>>;
