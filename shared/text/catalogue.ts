import { access } from './refusals/access.ts';
import type { Refusal, Text } from './refusal.ts';

/** Every refusal of the system: one file per capability, one object for all. */
export const refusals = { ...access } satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;
export type Params = Readonly<Record<string, string | number>>;
export type Language = keyof Text;

/** Fills `{name}` from params; an unknown blank stays visible, so a missing parameter is seen at once. */
export function say(text: Text, language: Language, params: Params = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (blank, name: string) => String(params[name] ?? blank));
}
