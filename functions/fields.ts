import * as z from 'zod';
import { Slug as Item } from '../shared/domain/scheme/wording.ts';
import { Bilingual, formed, Slug, SubjectId } from '../shared/domain/text.ts';

/** A whole number in an address, written in one way: digits only, no leading zero. */
export const Numeral = (least: number, most: number) =>
  z
    .preprocess(
      (given) => (typeof given === 'string' && /^(?:0|[1-9][0-9]{0,8})$/.test(given) ? Number(given) : given),
      z.int().min(least).max(most),
    )
    .meta({ type: 'integer', minimum: least, maximum: most });

/** An instant as answers write it. */
export const Instant = z.iso.datetime();
export const iso = (instant: number): string => new Date(instant).toISOString();

/** Who did something, by name, and when. */
export const By = z.strictObject({
  /** Absent of whoever is no longer registered. */
  name: z.string().optional(),
  at: Instant,
});

/** What a path names: a period, or one subject of it. */
export const PeriodPath = z.strictObject({ period: Slug });
export type PeriodPath = z.infer<typeof PeriodPath>;
export const SubjectPath = PeriodPath.extend({ subject: SubjectId });
export type SubjectPath = z.infer<typeof SubjectPath>;

/** Whom a line of a list is about. */
export const AssessedSubject = z.strictObject({
  subject: z.string(),
  name: Bilingual,
  unit: z.string(),
  group: z.string(),
});

/** A slot of an indicator that all subjects of a period have. */
export const IndicatorPath = PeriodPath.extend({ indicator: Item });
export type IndicatorPath = z.infer<typeof IndicatorPath>;
export const SlotPath = IndicatorPath.extend({ slot: Item });
export type SlotPath = z.infer<typeof SlotPath>;

/** What the first path segment after `published` names: a government. */
export const JurisdictionId = formed('jurisdiction', /^[a-z0-9-]{2,32}$/);

/** The longest page of any list. */
export const mostToAPage = 200;

/** Query of every list. */
export const Page = z.strictObject({
  cursor: formed('cursor', /^[A-Za-z0-9_.-]{1,2000}$/).optional(),
  limit: Numeral(1, mostToAPage).default(50),
});

/** Query of a list whose items are long or costly to make: fewer of them to a page. */
export const pageOfAtMost = (most: number) => Page.extend({ limit: Numeral(1, most).default(most) });

/** Query of a list of things that are settled one day. */
export const PageOfOpen = Page.extend({
  /** true: only those that are not settled yet. */
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
