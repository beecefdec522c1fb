import type * as z from 'zod';
import type { FilingData } from '../shared/domain/filing/filing.ts';
import { refusals, type RefusalCode } from '../shared/text/catalogue.ts';
import { said } from '../shared/text/say.ts';
import type { Text } from '../shared/text/refusal.ts';
import type { RefusalView } from './refusal-view.ts';

/** One filing draws fewer. */
export const mostWarnings = 50;

/** What is odd about a filing, each in its own words; a check says what the scheme lets it say. */
export function warningViews({
  warnings = [],
  checks = [],
}: Pick<FilingData, 'warnings' | 'checks'>): z.infer<typeof RefusalView>[] {
  const checked: RefusalCode = 'progress.check-warned';
  const odd = Object.entries<Text>(refusals).filter(([code]) => code !== checked && warnings.includes(code));
  return [
    ...odd.map(([code, text]) => ({ code, ...said(text) })),
    ...checks.map((text) => ({ code: checked, ...text })),
  ];
}
