import type { Change } from '../domain/scoring/diff.ts';
import { say, type Language } from './catalogue.ts';
import type { Text } from './refusal.ts';

const sentences: Readonly<Record<Change['field'], Text>> = {
  rounded: {
    zh: '“{name}”得分由 {before} 变为 {after}。',
    en: 'The score of “{name}” changes from {before} to {after}.',
  },
  weight: {
    zh: '“{name}”分值由 {before} 变为 {after}。',
    en: 'The points of “{name}” change from {before} to {after}.',
  },
  state: { zh: '“{name}”由{before}变为{after}。', en: '“{name}” changes from {before} to {after}.' },
};

const states: Readonly<Record<string, Text>> = {
  scored: { zh: '已计分', en: 'scored' },
  blocked: { zh: '待补正', en: 'blocked' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  'awaiting-peers': { zh: '待同类比较', en: 'awaiting its peers' },
};

const nothing: Text = { zh: '无', en: 'none' };

/** One number a decision changed, as a sentence. */
export function sayChange({ name, field, before, after }: Change, language: Language): string {
  const word = (value: string | null): string => {
    const text = value === null ? nothing : field === 'state' ? states[value] : undefined;
    return text?.[language] ?? value ?? '';
  };
  return say(sentences[field], language, { name: name[language], before: word(before), after: word(after) });
}
