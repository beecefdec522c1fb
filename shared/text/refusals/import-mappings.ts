import type { Refusal } from '../refusal.ts';

/** What is said of mappings that are saved under names. */
export const importMappings = {
  'imports.no-mapping': {
    kind: 'missing',
    zh: '此类数据没有名为“{name}”的已保存对应关系。',
    en: 'No mapping for this kind of data is saved as “{name}”.',
    legal: {
      zh: '名称须逐字相同，且属同一类数据、同一主持单位；可先查看已保存的对应关系。',
      en: 'Give the name letter by letter, of the same kind of data and the same owner; list the saved mappings to see them.',
    },
  },
  'imports.mapping-retired': {
    kind: 'conflict',
    zh: '对应关系“{name}”已停用。',
    en: 'The mapping “{name}” is retired.',
    legal: { zh: '可用另一个，或以原名重新保存。', en: 'Use another one, or save it again under its name.' },
  },
  'imports.too-many-mappings': {
    kind: 'conflict',
    zh: '一个主持单位的一类数据最多保存 {maximum} 个对应关系（含已停用的）。',
    en: 'At most {maximum} mappings of one kind and owner are saved, retired ones included.',
    legal: { zh: '请改写已有的一个。', en: 'Overwrite one that is there.' },
  },
  'imports.mapping-of-jurisdiction': {
    kind: 'invalid',
    zh: '此类数据属全地区，其对应关系不属于某个单位。',
    en: 'Data of this kind are the whole jurisdiction’s; their mappings belong to no unit.',
    legal: { zh: '请不写 owner。', en: 'Leave out owner.' },
  },
} satisfies Record<string, Refusal>;
