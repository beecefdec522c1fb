import type { Refusal } from '../refusal.ts';

/** 预警、黄牌、红牌 and their waiver. */
export const cards = {
  'progress.no-card': {
    kind: 'missing',
    zh: '“{indicator}”{slot} 期没有预警、黄牌或红牌。',
    en: 'No card is shown for {indicator} of {slot}.',
    legal: {
      zh: '可免予的见本提示所列指标和填报期。',
      en: 'Cards of the subject are listed here by indicator and slot.',
    },
  },
  'progress.card-over': {
    kind: 'conflict',
    zh: '该牌{zh}，不再免予。',
    en: 'The card is {en} and is not waived any more.',
    legal: {
      zh: '预警、黄牌、红牌和逾期填报的可以免予。',
      en: 'A warning, a yellow or red card, or one cleared late is waived.',
    },
  },
  'progress.waived-by': {
    kind: 'forbidden',
    zh: '该牌由{zh}免予：未亮过红牌的由绩效办免予，亮过红牌的由绩效管理委员会免予。',
    en: 'This card is waived by {en}: the office waives one that never was red, the committee one that was.',
    legal: { zh: '请提请其办理。', en: 'Lay it before them.' },
  },
  'progress.waived-own': {
    kind: 'forbidden',
    zh: '该项应由您或您所在单位填报，您不得免予。',
    en: 'You or your unit were to file it, so you do not waive its card.',
    legal: {
      zh: '请由其他人员办理；绩效办未填报的，亮红牌后由绩效管理委员会办理。',
      en: 'Somebody else does; of the office, the committee once the card is red.',
    },
  },
  'schemes.late-filing-line': {
    kind: 'invalid',
    zh: '逾期填报扣分用的“{line}”不是本办法的扣分项。',
    en: 'Late filings deduct on {line}, which is no deduction line of the scheme.',
    legal: { zh: '请填办法所列扣分项的编号。', en: 'Name a deduction line of the scheme.' },
  },
} satisfies Record<string, Refusal>;
