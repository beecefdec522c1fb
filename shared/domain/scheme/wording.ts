import * as z from 'zod';

/** Chinese first: the text of the regulation; English beside it for those who read along. */
export const Name = z.strictObject({ zh: z.string().min(1).max(400), en: z.string().min(1).max(800) });
export type Name = z.infer<typeof Name>;

/** An exact decimal as text. JSON numbers are refused: a double would change what was written. */
export const Decimal = z
  .string()
  .regex(
    /^-?\d{1,40}(\.\d{1,40})?$/,
    '以文本书写的精确小数，例如 "12.50" · an exact decimal as text, for example "12.50"',
  );

/** Names things inside one scheme; also the path segment of its node in the trace. */
export const Slug = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 'letters, digits, dots and hyphens');

/** A day of the calendar, as 2026-08-31: one that does not exist is refused wherever it is written. */
export const Day = z.iso.date();
