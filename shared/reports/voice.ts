import { Decimal } from 'decimal.js';
import { say, type Language, type Params } from '../text/catalogue.ts';
import type { Text } from '../text/refusal.ts';

/** Says every text of a document in its one language. */
export type Voice = (text: Text, params?: Params) => string;

export const voice =
  (language: Language): Voice =>
  (text, params) =>
    say(text, language, params);

/** A share as a percentage with one digit, for the eye only: nothing is decided on it. */
export const percent = (share: string): string => `${new Decimal(share.replace('…', '')).times(100).toFixed(1)}%`;
