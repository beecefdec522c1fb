import type { Refusal } from '../refusal.ts';

/** What is said of an act that is asked for many at once. */
export const bulk = {
  'bulk.none': { kind: 'missing', zh: '没有批量办理任务 {bulk}。', en: 'There is no bulk act {bulk}.' },
  'bulk.not-yours': {
    kind: 'forbidden',
    zh: '批量办理由“{by}”提交，只能由其本人停止。',
    en: '{by} asked for this, and nobody else stops it.',
  },
  'bulk.over': {
    kind: 'conflict',
    zh: '批量办理 {bulk} 已经结束。',
    en: 'The bulk act {bulk} has ended.',
    legal: {
      zh: '已办理的事项，可逐项按其本身的程序更正或撤回。',
      en: 'What it did is corrected or taken back one by one, by the route there is for that.',
    },
  },
} satisfies Record<string, Refusal>;
