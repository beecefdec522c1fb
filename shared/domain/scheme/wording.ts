import * as z from 'zod';
import { Wording, formed } from '../text.ts';

/** Chinese first: the text of the regulation; English beside it for those who read along. */
export const Name = z.strictObject({ zh: Wording('line', 1, 400), en: Wording('line', 1, 800) });
export type Name = z.infer<typeof Name>;

/** An exact decimal as text. JSON numbers are refused: a double would change what was written. */
export const Decimal = formed('decimal', /^-?[0-9]{1,40}(?:\.[0-9]{1,40})?$/);

/** Names things inside one scheme; also the path segment of its node in the trace. */
export const Slug = formed('item', /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);

/** Whether more is better, or less. */
export const Direction = z.enum(['increase', 'decrease']);
export type Direction = z.infer<typeof Direction>;

/** What kind of value is filed for an indicator; `rated`: raters say it. */
export const ValueKind = z.enum(['number', 'fraction', 'count', 'milestones', 'survey', 'named', 'rated']);
export type ValueKind = z.infer<typeof ValueKind>;
