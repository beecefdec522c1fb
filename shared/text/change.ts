import type { SheetChange } from '../domain/scoring/diff.ts';
import { NodeState } from '../domain/scoring/sheet.ts';
import type { Language } from './catalogue.ts';
import { said, say } from './say.ts';
import type { Text } from './refusal.ts';

const sentences: Readonly<Record<SheetChange['field'], Text>> = {
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

const states: Readonly<Record<NodeState, Text>> = {
  scored: { zh: '已计分', en: 'scored' },
  blocked: { zh: '待补正', en: 'blocked' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
  redistributed: { zh: '缺数据，分值由其他指标分担', en: 'without data, its points with the others' },
  'awaiting-peers': { zh: '待同类比较', en: 'awaiting its peers' },
};

const fieldNames: Readonly<Record<SheetChange['field'], Text>> = {
  rounded: { zh: '得分', en: 'score' },
  weight: { zh: '分值', en: 'points' },
  state: { zh: '状态', en: 'state' },
};

const total: Text = { zh: '总分', en: 'Total' };

/** What changed, as the heading of a line: a field of an item, or of the whole sheet. */
export const changed = (name: Text = total, field: SheetChange['field']): Text =>
  said(whatOf, { name, field: fieldNames[field] });

const whatOf: Text = { zh: '{name} · {field}', en: '{name} · {field}' };

const nothing: Text = { zh: '无', en: 'none' };

/** A value on one side of a change: a figure as it is, a state in words, null for nothing. */
export function valueOf(field: SheetChange['field'], value: string | null): string | Text | null {
  const state = field === 'state' ? NodeState.safeParse(value) : undefined;
  return state?.success ? states[state.data] : value;
}

/** One number a decision changed, as a sentence. */
export function sayChange({ name, field, before, after }: SheetChange, language: Language): string {
  const word = (value: string | null): string => {
    const told = valueOf(field, value) ?? nothing;
    return typeof told === 'string' ? told : told[language];
  };
  return say(sentences[field], language, { name: name[language], before: word(before), after: word(after) });
}
