import type { Text } from './refusal.ts';

/** How a chain is broken, in words. The kinds are those of shared/domain/chain-check.ts. */
export const faultTexts = {
  'missing-entry': { zh: '第 {n} 条记录缺失。', en: 'Entry {n} is missing.' },
  'reordered-entry': {
    zh: '第 {n} 条的位置上是第 {found} 条，顺序被调换。',
    en: 'Entry {found} stands where entry {n} should: the order was changed.',
  },
  'altered-entry': {
    zh: '第 {n} 条记录被改动，与其哈希不符。',
    en: 'Entry {n} was altered: it does not have its hash.',
  },
  'broken-link': { zh: '第 {n} 条记录未接续前一条。', en: 'Entry {n} does not link to the one before it.' },
  'altered-field': { zh: '字段“{field}”的现值不是审计链所记的值。', en: 'Field "{field}" is not what the chain says.' },
  'altered-item': { zh: '附项“{item}”被改动。', en: 'Item "{item}" was altered.' },
  'missing-item': { zh: '附项“{item}”缺失。', en: 'Item "{item}" is missing.' },
  'unaccounted-item': { zh: '附项“{item}”没有任何记录说明其来由。', en: 'Item "{item}" is accounted for by no entry.' },
  'cut-tail': {
    zh: '封存时共有 {n} 条记录，现在不足，尾部被截去。',
    en: 'The seal knows {n} entries; there are fewer: the tail was cut.',
  },
  rewritten: {
    zh: '第 {n} 条与封存清单不符，审计链被整体改写。',
    en: 'Entry {n} is not the one the seal knows: the chain was rewritten.',
  },
} satisfies Record<string, Text>;
