import type { Language } from '../../../text/catalogue.ts';
import type { Text } from '../../../text/refusal.ts';
import { figures } from '../../../text/sentences/scheme-changes.ts';
import { said } from '../../reports/said.ts';

/** The same in both languages: a figure, an id, a text people wrote. */
export const alike = (text: string): Text => ({ zh: text, en: text });

export const inBoth = (write: (language: Language) => string): Text => ({ zh: write('zh'), en: write('en') });

export const listed = (texts: readonly Text[]): Text =>
  texts.length === 0
    ? figures.none
    : inBoth((language) => texts.map((text) => text[language]).join(figures.separator[language]));

export const points = (value: string): Text => said(figures.points, { points: value });

export const orUnlimited = (value: string | null): Text => (value === null ? figures.unlimited : points(value));
