import { say, type Params } from '../../text/catalogue.ts';
import type { Text } from '../../text/refusal.ts';

/** A sentence filled in for both languages. */
export const said = (text: Text, params: Params = {}): Text => ({
  zh: say(text, 'zh', params),
  en: say(text, 'en', params),
});
