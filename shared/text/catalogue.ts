import { access } from './refusals/access.ts';
import { request } from './refusals/request.ts';
import { calendar } from './refusals/calendar.ts';
import { periods } from './refusals/periods.ts';
import type { Refusal, Text } from './refusal.ts';

/** Every refusal of the system: one file per capability, one object for all. */
export const refusals = { ...access, ...request, ...calendar, ...periods } satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof refusals;
export type Params = Readonly<Record<string, string | number>>;
export type Language = keyof Text;

/** Fills `{name}` from params; an unknown blank stays visible, so a missing parameter is seen at once. */
export function say(text: Text, language: Language, params: Params = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (blank, name: string) => String(params[name] ?? blank));
}
