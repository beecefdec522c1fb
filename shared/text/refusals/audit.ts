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
  'audit.no-anchor': {
    kind: 'missing',
    zh: '本地区的审计链尚未锚定。',
    en: 'The audit chains of this jurisdiction are not anchored yet.',
    legal: { zh: '首次锚定在设立后的当夜完成。', en: 'The first anchor is written in the night after it is set up.' },
  },
  'audit.not-anchored': {
    kind: 'missing',
    zh: '最近一次锚定中没有审计链 {name}。',
    en: 'The newest anchor does not name audit chain {name}.',
    legal: { zh: '新设的审计链在当夜锚定。', en: 'A new chain is anchored in the following night.' },
  },
} satisfies Record<string, Refusal>;
