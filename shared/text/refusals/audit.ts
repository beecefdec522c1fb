import type { Refusal } from '../refusal.ts';

export const audit = {
  'audit.no-collection': {
    kind: 'invalid',
    zh: '没有审计链 {name}。',
    en: 'There is no audit chain {name}.',
  },
  'audit.empty': { kind: 'missing', zh: '审计链 {name} 尚无记录。', en: 'Audit chain {name} has no entries yet.' },
  'audit.no-seal': {
    kind: 'missing',
    zh: '考核周期 {period} 尚未封存，没有可对照的清单。',
    en: 'Period {period} is not sealed yet: there is no manifest to compare with.',
    legal: { zh: '可先核验单条审计链。', en: 'A single chain can be verified at any time.' },
  },
} satisfies Record<string, Refusal>;
