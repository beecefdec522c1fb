import { gradingTexts } from '../text/reports/grading.ts';
import type { Text } from '../text/refusal.ts';
import { said } from './reports/said.ts';
import type { Scheme } from './scheme.ts';

const blocked = 'blocked: ';

/** Why the close left a subject without a score, as it is recorded: its score sheet waits for these items. */
export const blockedBy = (open: readonly string[]): string => `${blocked}${open.join(', ')}`;

/** The same for people: items by name; what went wrong inside is for the log and the closing's own report, not for them. */
export function setAsideText(reason: string, { sections }: Scheme): Text {
  if (!reason.startsWith(blocked)) return gradingTexts.notScored;
  const names = new Map(
    sections
      .flatMap((section) => (section.items === 'common' ? section.indicators : []))
      .map(({ id, name }) => [id, name]),
  );
  const open = reason
    .slice(blocked.length)
    .split(', ')
    .map((id) => names.get(id) ?? { zh: id, en: id });
  const items = { zh: open.map(({ zh }) => zh).join('、'), en: open.map(({ en }) => en).join(', ') };
  return said(gradingTexts.open, { items });
}
