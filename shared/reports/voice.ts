import { Exact, fixed, round } from '../domain/scoring/exact.ts';
import { type Language, type Params, say } from '../text/catalogue.ts';
import type { Text } from '../text/refusal.ts';

/** Says every text of a document in its one language. */
export type Voice = (text: Text, params?: Params) => string;

export const voice =
  (language: Language): Voice =>
  (text, params) =>
    say(text, language, params);

const hundred = Exact.whole(100);

/** A share ("0.93" or "207/216") as a percentage with one digit, for the eye only: nothing is decided on it. */
export const percent = (share: string): string => `${fixed(round(Exact.of(share).times(hundred), 1, 'half-up'), 1)}%`;

/** A column heading for both kinds of reader: 得分 Score. */
export const bilingual = ({ zh, en }: Text): string => `${zh} ${en}`;
