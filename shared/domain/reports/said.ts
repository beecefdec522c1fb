import { say, type Params } from '../../text/catalogue.ts';
import type { Text } from '../../text/refusal.ts';

/** A sentence filled in for both languages; parameters that are texts themselves are taken in the same language. */
export function said(text: Text, params: Readonly<Record<string, string | number | Text>> = {}): Text {
  return { zh: say(text, 'zh', inLanguage(params, 'zh')), en: say(text, 'en', inLanguage(params, 'en')) };
}

const inLanguage = (params: Readonly<Record<string, string | number | Text>>, language: 'zh' | 'en'): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]),
  );
