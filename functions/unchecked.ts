import * as z from 'zod';
import { ledger, mostLines } from '../shared/domain/appraisal/adjustment.ts';
import type { Entry } from '../shared/domain/audit/chain.ts';
import type { lackingIn } from '../shared/domain/filing/slots.ts';
import type { Scheme } from '../shared/domain/scheme/scheme.ts';
import { Bilingual } from '../shared/domain/text.ts';

export const Lacks = z.enum(['sign-off', 'remark', 'answer', 'acceptance']);

/** A figure that does not count, and what it lacks. */
export const Unchecked = z.strictObject({
  indicator: z.string(),
  name: Bilingual,
  slot: z.string(),
  lacks: z.enum(['filing', ...Lacks.options]),
  /** Number of the filing that waits. */
  n: z.int().optional(),
});

export const uncheckedView = ({
  indicator: { id, name },
  slot,
  lacks,
  filing,
}: ReturnType<typeof lackingIn>[number]): z.infer<typeof Unchecked> => ({
  indicator: id,
  name,
  slot: slot.id,
  lacks,
  ...(filing ? { n: filing.n } : {}),
});

/** Bonus, deductions and vetoes that are proposed and not decided; `n` is the number to decide them by. */
export const UndecidedLines = z
  .array(z.strictObject({ n: z.int(), kind: z.enum(['adjustment', 'veto']), name: Bilingual }))
  .max(mostLines);

/** Lines that fall when assessment ends unless a second person, or the committee, decides on them before. */
export function undecidedLines(entries: readonly Entry[], scheme: Scheme | undefined): z.infer<typeof UndecidedLines> {
  const named = [...(scheme?.adjustments.lines ?? []), ...(scheme?.vetoes ?? [])];
  return ledger(entries)
    .filter(({ state }) => state === 'proposed')
    .map(({ n, kind, what }) => {
      const id = 'line' in what ? what.line : what.event;
      return { n, kind, name: named.find((known) => known.id === id)?.name ?? { zh: id, en: id } };
    });
}
