import type { Text } from './refusal.ts';

/** What the commands that need no server say of a score sheet. */
export const recomputed: Readonly<Record<'same' | 'altered' | 'unmet', Text>> = {
  same: { zh: '一致', en: 'same' },
  altered: { zh: '不一致', en: 'altered' },
  unmet: { zh: '等次条件未满足', en: 'condition of a grade not met' },
};

/** What they say of exported chains and of what was signed. */
export const verified = {
  entries: { zh: '条记录', en: 'entries' },
  chains: { zh: '条链', en: 'chains' },
  broken: { zh: '有误', en: 'BROKEN' },
  intact: { zh: '完好', en: 'intact' },
  'as-signed': { zh: '与所签第 {n} 条相符', en: 'as signed at entry {n}' },
  unnamed: {
    zh: '自身连贯，但所给签署文件均未载明此链',
    en: 'consistent in itself; nothing signed that was given names it',
  },
  alone: {
    zh: '自身连贯，未与任何签署文件核对',
    en: 'consistent in itself; held against nothing signed (--seal)',
  },
  seal: { zh: '封存清单', en: 'seal' },
  anchor: { zh: '每日锚定', en: 'daily anchor' },
  genuine: { zh: '签名有效', en: 'genuine' },
  forged: { zh: '签名无效', en: 'FORGED' },
  'no-key': { zh: '不是 PEM 格式的公钥', en: 'not a public key in PEM form' },
} satisfies Record<string, Text>;
