import * as z from 'zod';
import { listed, said } from '../../text/say.ts';
import type { Text } from '../../text/refusal.ts';
import { gradingTexts } from '../../text/reports/words.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { ScoreSheet, TraceNode } from '../scoring/sheet.ts';
import { Bilingual } from '../text.ts';
import { commonIndicators } from '../scheme/sections.ts';

/** Why the close left a subject without a score: its sheet waits for these items, or something went wrong inside. */
const Why = z.discriminatedUnion('why', [
  z.strictObject({
    why: z.literal('open-items'),
    items: z.array(z.strictObject({ id: z.string(), name: Bilingual })),
  }),
  z.strictObject({ why: z.literal('fault'), error: z.string() }),
]);

/** Records of before hold it as one line: "blocked: " and the ids of the items, or the error. */
export const SetAside = z.union([Why, z.string()]);
export type SetAside = z.infer<typeof SetAside>;

export const blockedBy = ({ open, trace }: ScoreSheet): SetAside => ({
  why: 'open-items',
  // The root of the trace bears the name of the scheme, which tells nobody what is open.
  items: open.map((id) => ({ id, name: (id === trace.id ? undefined : nameIn(trace, id)) ?? unnamed(id) })),
});

const unnamed = (id: string): Text => (id === 'total' ? gradingTexts.wholeTotal : { zh: id, en: id });

export const broken = (error: string): SetAside => ({ why: 'fault', error });

function nameIn(node: TraceNode, id: string): Text | undefined {
  if (node.id === id) return node.name;
  for (const part of node.parts) {
    const name = nameIn(part, id);
    if (name) return name;
  }
  return undefined;
}

/** Something went wrong inside, and no item is what it waits for. */
export const isFault = (stored: SetAside): boolean => given(stored).why === 'fault';

/** The same for people: items by name; what went wrong inside is for the log and the chain, not for them. */
export function setAsideText(stored: SetAside, scheme?: Scheme): Text {
  const reason = given(stored, scheme);
  if (reason.why === 'fault') return gradingTexts.notScored;
  return said(gradingTexts.open, { items: listed(reason.items.map(({ name }) => name)) });
}

const given = (stored: SetAside, scheme?: Scheme): z.infer<typeof Why> =>
  typeof stored === 'string' ? ofBefore(stored, scheme) : stored;

const blocked = 'blocked: ';

function ofBefore(line: string, scheme: Scheme | undefined): z.infer<typeof Why> {
  if (!line.startsWith(blocked)) return { why: 'fault', error: line };
  const common = scheme ? commonIndicators(scheme) : [];
  const names = new Map(common.map(({ id, name }) => [id, name]));
  const ids = line.slice(blocked.length).split(', ');
  return { why: 'open-items', items: ids.map((id) => ({ id, name: names.get(id) ?? unnamed(id) })) };
}
