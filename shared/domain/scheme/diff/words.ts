import type { Language } from '../../../text/catalogue.ts';
import type { Text } from '../../../text/refusal.ts';
import { choices } from '../../../text/schemes/choices.ts';
import { figures } from '../../../text/sentences/scheme-changes.ts';
import { Exact, print } from '../../scoring/exact.ts';
import type { Quota } from '../outcome.ts';
import { said } from '../../../text/catalogue.ts';

/** The same in both languages: a figure, an id, a text people wrote. */
export const alike = (text: string): Text => ({ zh: text, en: text });

export const inBoth = (write: (language: Language) => string): Text => ({ zh: write('zh'), en: write('en') });

export const listed = (texts: readonly Text[]): Text =>
  texts.length === 0
    ? figures.none
    : inBoth((language) => texts.map((text) => text[language]).join(figures.separator[language]));

export const points = (value: string): Text => said(figures.points, { points: value });

export const orUnlimited = (value: string | null): Text => (value === null ? figures.unlimited : points(value));

export function limitOf(limit: Quota['limit']): Text {
  if (limit.by === 'count') return said(figures.count, { count: limit.count });
  const percent = print(Exact.of(limit.share).times(Exact.whole(100)));
  return said(figures.share, { percent, rounding: choices.roundingMode[limit.rounding] });
}
