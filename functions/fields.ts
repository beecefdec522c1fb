import * as z from 'zod';

/** Identifiers people choose: lower-case words, as they stand in addresses and files. */
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/);

/** The `sub` of the person's token, as the government's sign-on gives it. */
export const OfficialId = z.string().regex(/^[A-Za-z0-9_.@|:-]{1,96}$/);

/** An assessed unit or official: `unit.finance`, `official.zhangwei`. */
export const SubjectId = z.string().regex(/^(?:unit\.[a-z0-9-]{1,48}|official\.[A-Za-z0-9_.@|:-]{1,96})$/);

/** Query of every list. */
export const Page = z.strictObject({
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Query of a list of things that are settled one day. */
export const PageOfOpen = Page.extend({
  /** true: only those that are not settled yet. */
  open: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
