import type { Refusal } from '../refusal.ts';

export const lights = {
  'schemes.light-value': {
    kind: 'invalid',
    zh: '“{value}”没有可按进度比较的数值，不能设置亮灯。',
    en: 'There is no light for {value}: nothing of it can be held against the time gone by.',
    legal: {
      zh: '请去掉该指标的亮灯设置。',
      en: 'Leave `light` out of this indicator.',
    },
  },
  'schemes.light-order': {
    kind: 'invalid',
    zh: '红灯线（{red}）应小于黄灯线（{amber}），二者都在 0 与 1 之间。',
    en: 'Red ({red}) lies below amber ({amber}), and both between 0 and 1.',
    legal: {
      zh: '如红灯线 0.7、黄灯线 0.9。',
      en: 'For example red 0.7, amber 0.9.',
    },
  },
  'schemes.light-course': {
    kind: 'invalid',
    zh: '进度算法“{course}”与填报内容或者各期合成方式不相容。',
    en: 'The course "{course}" does not go with what is filed here, or with how its slots make the period.',
    legal: {
      zh: '合计的自零起或者保持水平；平均、最高、最低的保持水平；节点不设算法。',
      en: 'A sum goes from nothing or is a level; a mean, the highest and the lowest are levels; milestones have none.',
    },
  },
  'schemes.light-forecast': {
    kind: 'invalid',
    zh: '“{forecast}”不适用于此项：节点不作预测，由被考核对象填报的预测只用于其自行填报的指标。',
    en: 'No forecast "{forecast}" here: milestones have none, and a subject files one only with figures of its own.',
  },
  'progress.forecast-not-asked': {
    kind: 'invalid',
    zh: '指标“{name}”不由填报人预测全期数值。',
    en: 'No forecast is filed for the indicator "{name}".',
    legal: { zh: '请去掉 forecast。', en: 'Leave `forecast` out.' },
  },
} satisfies Record<string, Refusal>;
