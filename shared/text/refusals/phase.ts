import type { Refusal } from '../refusal.ts';

export const phase = {
  'phase.not-now': {
    kind: 'locked',
    zh: '本周期处于“{zh}”阶段，不能办理此事项。',
    en: 'The period is in phase “{en}”, in which this cannot be done.',
    legal: { zh: '可办理的阶段：{phases}。', en: 'Phases in which it can: {phases}.' },
  },
} satisfies Record<string, Refusal>;
