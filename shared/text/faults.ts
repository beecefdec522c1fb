import type { Text } from './refusal.ts';

/** How a chain is broken, in words. The kinds are those of shared/domain/audit/chain-check.ts and of what lists and seals say. */
export const faultTexts = {
  'unreadable-entry': { zh: '第 {n} 条记录无法读取。', en: 'Entry {n} cannot be read.' },
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
  'misplaced-head': {
    zh: '现值自称由第 {found} 条写入，审计链所记为第 {n} 条。',
    en: 'The current values claim to be of entry {found}; by the chain they are of entry {n}.',
  },
  'altered-field': { zh: '字段“{field}”的现值不是审计链所记的值。', en: 'Field "{field}" is not what the chain says.' },
  'altered-item': { zh: '附项“{item}”被改动。', en: 'Item "{item}" was altered.' },
  'missing-item': { zh: '附项“{item}”缺失。', en: 'Item "{item}" is missing.' },
  'unaccounted-item': { zh: '附项“{item}”没有任何记录说明其来由。', en: 'Item "{item}" is accounted for by no entry.' },
  'cut-tail': {
    zh: '封存或锚定时共有 {n} 条记录，现在不足，尾部被截去。',
    en: 'The seal or anchor knows {n} entries; there are fewer: the tail was cut.',
  },
  rewritten: {
    zh: '第 {n} 条与封存或锚定的不符，审计链被整体改写。',
    en: 'Entry {n} is not the one the seal or anchor knows: the chain was rewritten.',
  },
  'backdated-entry': {
    zh: '第 {n} 条是封存或锚定之后写入的，所记时间却在其之前。',
    en: 'Entry {n} was written after the seal or anchor and is dated before it.',
  },
  'altered-index': {
    zh: '“{item}”在清单中的位置与其内容不符，清单可能不再列出它。',
    en: 'Item "{item}" is not listed where it belongs, so lists may leave it out.',
  },
  more: {
    zh: '此处还有 {count} 处不符，未逐一列出。',
    en: 'There are {count} more faults here that are not named one by one.',
  },
  'late-anchor': {
    zh: '已连续两夜没有锚定，请查明定时任务为何停止。',
    en: 'No anchor was written for two nights: find out what stopped the schedule.',
  },
  'lost-part': {
    zh: '锚定的第 {part} 部分缺失或被改动。',
    en: 'Part {part} of the anchor is missing or was altered.',
  },
  'lost-seal': {
    zh: '审计链载明的第 {run} 次封存清单缺失或被改动；请到加锁的存储桶中查看其最早版本。',
    en: 'The seal of run {run}, which the chain names, is missing or was altered: look at its first version in the locked bucket.',
  },
  'lost-anchor': {
    zh: '写下一次锚定时，{day} 的锚定缺失或不是本系统签署；请到加锁的存储桶中查看其最早版本。',
    en: 'When the next anchor was written, that of {day} was missing or not signed by this system: look at its first version in the locked bucket.',
  },
  'broken-when-sealed': {
    zh: '封存时此记录已与先前封存或锚定的不符，或已损坏；清单保留其先前的状态。',
    en: 'When the seal was made, the record was damaged or did not continue what was sealed or anchored before; the seal keeps where it stood then.',
  },
  'forged-seal': {
    zh: '此处有一份并非本系统签署的封存清单，已改用更早的一份核对。',
    en: 'A seal that this system did not sign lies here; an earlier one was compared with instead.',
  },
  unsealed: {
    zh: '清单列有此对象，封存时却没有它：封存之后加入，或封存时其记录已损坏。',
    en: 'It is listed, but the seal does not know it: added afterwards, or damaged when the seal was made.',
  },
} satisfies Record<string, Text>;
