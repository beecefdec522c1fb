import type { Refusal } from '../refusal.ts';

/** Schemes as files: the library, the indicator table, comparisons. */
export const schemeFiles = {
  'schemes.not-in-library': {
    kind: 'missing',
    zh: '办法库中没有 {scheme}。',
    en: 'The library has no scheme {scheme}.',
  },
  'schemes.reserved-id': {
    kind: 'invalid',
    zh: '编号 {scheme} 为系统保留，请换一个。',
    en: 'The id {scheme} is reserved; take another one.',
  },
} satisfies Record<string, Refusal>;
