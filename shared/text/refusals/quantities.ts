import type { Refusal } from '../refusal.ts';

/** Figures as people write them. */
export const quantities = {
  'quantities.empty': { kind: 'invalid', zh: '没有填写数值。', en: 'There is no value.' },
  'quantities.placeholder': {
    kind: 'invalid',
    zh: '“{text}”不是数值。没有数据请声明“无数据”，不适用请声明“不适用”。',
    en: '"{text}" is not a value. Declare "no data" or "not applicable" instead.',
  },
  'quantities.not-a-number': { kind: 'invalid', zh: '“{text}”不是数值。', en: '"{text}" is not a number.' },
  'quantities.not-exact': {
    kind: 'invalid',
    zh: '“{text}”是约数或范围，请填写确切数值。',
    en: '"{text}" is an estimate or a range: give the exact value.',
  },
  'quantities.separator': {
    kind: 'invalid',
    zh: '“{text}”中的分隔符含义不明：千位分隔符应每三位一个，小数点用“.”。',
    en: 'The separators in "{text}" are ambiguous: thousands are grouped by three, decimals follow a point.',
  },
  'quantities.scientific': {
    kind: 'invalid',
    zh: '“{text}”是科学计数法，可能已丢失位数，请填写全部数字。',
    en: '"{text}" is in scientific notation and may have lost digits: write all of them.',
  },
  'quantities.too-long': { kind: 'invalid', zh: '“{text}”超过 40 位。', en: '"{text}" has more than 40 digits.' },
  'quantities.no-unit': {
    kind: 'invalid',
    zh: '“{text}”带有单位“{unit}”，而此处应为不带单位的数。',
    en: '"{text}" is in "{unit}", where a bare number is expected.',
    legal: {
      zh: '请去掉单位；导入时可在 number 中写明单位。',
      en: 'Leave the unit out; an import may name the unit under number.',
    },
  },
  'quantities.unit': {
    kind: 'invalid',
    zh: '“{text}”的单位是“{unit}”，应为“{expected}”。',
    en: '"{text}" is in "{unit}", expected "{expected}".',
  },
} satisfies Record<string, Refusal>;
