import type { Language, Params } from './catalogue.ts';
import type { Text } from './refusal.ts';

/** Fills `{name}` from params; an unknown blank stays visible, so a missing parameter is seen at once. */
export function say(text: Text, language: Language, params: Params = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (blank, name: string) => {
    const filling = params[name] ?? blank;
    if (typeof filling !== 'object') return String(filling);
    return 'text' in filling ? say(filling.text, language, filling.params) : filling[language];
  });
}

/** The same in both languages. */
export const said = (text: Text, params: Params = {}): Text => ({
  zh: say(text, 'zh', params),
  en: say(text, 'en', params),
});

const nothingOpen: Text = { zh: '无，已经办结', en: 'nothing, it is settled' };

/** The steps that are open, in words; those without a name are taken by no person. */
export function openSteps<S extends string>(steps: readonly S[], names: Readonly<Partial<Record<S, Text>>>): Text {
  const open = steps.flatMap((step) => names[step] ?? []);
  return open.length === 0 ? nothingOpen : listed(open);
}

/** Several texts as one, to be read out in a sentence. */
export const listed = (texts: readonly Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
});
