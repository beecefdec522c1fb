import * as z from 'zod';
import { mostGoals } from '../../shared/domain/agreement/goal.ts';
import { CardState } from '../../shared/domain/filing/cards.ts';
import { Timeliness } from '../../shared/domain/filing/slots.ts';
import { Cards } from '../../shared/domain/scoring/input.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { AssessedSubject, Instant } from '../fields.ts';

const CardView = z.strictObject({
  indicator: z.string(),
  name: Bilingual,
  slot: z.string(),
  state: CardState,
  /** Then it is the committee that waives it. */
  wasRed: z.boolean(),
  /** Who was to file: the subject, `office`, or the unit that holds the figures; and of the subject the person who answers for it. */
  side: z.string(),
  person: z.string().optional(),
  at: Instant,
  /** Why it was waived. */
  reason: z.string().optional(),
});

export const CardsView = z.strictObject({
  subjects: z.array(
    AssessedSubject.extend({
      /** Of the subject's own filings, as they count for grade conditions. */
      counts: Cards,
      /** Of what was due by now, by the side that files; `share` is on time ÷ due. */
      onTime: z.array(Timeliness.extend({ side: z.string(), share: z.string().nullable() })).max(mostItems + mostGoals),
      cards: z.array(CardView).max((mostItems + mostGoals) * 12),
    }),
  ),
  next: z.string().optional(),
});

export const WaivedView = z.strictObject({ n: z.int(), state: CardState });
