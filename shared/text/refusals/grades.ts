import type { Refusal } from '../refusal.ts';

/** Of what a scheme says of grades beside its bands, and of whom they are announced to. */
export const grades = {
  'schemes.announced-too-far': {
    kind: 'invalid',
    zh: '公示范围超出了此类对象结果可公开的范围：公务员限本机关，团队限本地区机关。',
    en: 'This is announced further than results of such subjects may go: officials within their unit, teams to those who work here.',
  },
  'schemes.condition-lowest': {
    kind: 'invalid',
    zh: '最低等次 {grade} 不能设条件：不符合的对象无处可去。',
    en: 'The lowest grade {grade} cannot have a condition: there is no grade below it.',
  },
  'schemes.condition-no-parts': {
    kind: 'invalid',
    zh: '办法没有汇总各周期的部分，等次条件不能看各周期的等次。',
    en: 'The scheme takes in no periods, so no condition can look at their grades.',
  },
  'schemes.condition-parts': {
    kind: 'invalid',
    zh: '要求至少 {atLeast} 个周期，而办法只汇总 {parts} 个。',
    en: 'At least {atLeast} periods are asked for, and the scheme takes in {parts}.',
  },
  'schemes.condition-no-cards': {
    kind: 'invalid',
    zh: '办法未设红牌期限（clocks.redCard），等次条件不能看红牌。',
    en: 'The scheme has no clock for red cards (clocks.redCard), so no condition can look at them.',
  },
} satisfies Record<string, Refusal>;
