import type { Text } from '../refusal.ts';

/** 试算 */
export const whatIfTexts = {
  title: { zh: '试算', en: 'What if' },
  about: {
    zh: '拖动下列数值，看本类别谁的名次、等次会变。只是试算：不作任何记录，也不改变结果。',
    en: 'Turn these figures and see whose rank or grade would change. Nothing is recorded, and no result changes.',
  },
  points: { zh: '指标分值', en: 'Points of items' },
  'points-about': {
    zh: '同一板块的其他指标按比例让出或补足，板块分值不变。',
    en: 'The other items of a section make room in proportion; the section keeps its points.',
  },
  caps: { zh: '加减分上限', en: 'Caps of bonus and deductions' },
  bonus: { zh: '加分上限', en: 'Bonus at most' },
  deduction: { zh: '减分上限', en: 'Deductions at most' },
  bands: { zh: '等次分数线', en: 'Grades from' },
  quotas: { zh: '等次名额', en: 'Places of grades' },
  share: { zh: '{name}（占%）', en: '{name} (%)' },
  count: { zh: '{name}（个）', en: '{name} (subjects)' },
  reset: { zh: '恢复原值', en: 'As it was' },
  unchanged: { zh: '数值都是现行的', en: 'Every figure is as it is' },
  broken: { zh: '这样改，考核办法不能成立：', en: 'The scheme does not hold together like this:' },
  outcome: { zh: '会怎样', en: 'What would be' },
  none: { zh: '没有对象的得分、名次或等次会变。', en: 'No score, rank or grade would change.' },
  moved: {
    zh: '{subjects}个对象中，名次上升{up}个、下降{down}个，等次改变{grade}个。',
    en: 'Of {subjects}: {up} would rise, {down} fall, {grade} have another grade.',
  },
  largest: { zh: '下表为变动最大的{count}个。', en: 'These {count} move most.' },
  excepted: {
    zh: '{count}个对象的得分经复核等单独更正过，试算按原始数据重算。',
    en: '{count} scores were corrected one by one; here they are computed from the figures.',
  },
  'left-out': { zh: '{count}个对象没有得分单，未列入。', en: '{count} without a score sheet are left out.' },
  change: { zh: '{before} → {after}', en: '{before} → {after}' },
  places: {
    zh: '“{grade}”名额{places}个，符合条件{candidates}个，列入{given}个。',
    en: '“{grade}”: {places} places, {candidates} reach it, {given} have it.',
  },
  influence: { zh: '指标对名次的影响', en: 'How far each item decides the order' },
  'influence-about': {
    zh: '分值占比是办法给的；实际影响是该指标使各对象得分拉开差距的部分。各对象得分都相近的指标，分值再高也不决定名次。',
    en: 'Points are what the scheme gives; the influence is the part of the differences between totals that comes of the item.',
  },
  item: { zh: '指标', en: 'Item' },
  nominal: { zh: '分值占比', en: 'Of the points' },
  real: { zh: '实际影响', en: 'Influence' },
  percent: { zh: '{figure}%', en: '{figure} %' },
} satisfies Record<string, Text>;
