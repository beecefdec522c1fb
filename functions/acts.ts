import * as z from 'zod';
import { Prose, Slug } from '../shared/domain/text.ts';
import type { Row } from '../shared/storage/bulk.ts';
import { Copy } from './goals/copy.ts';
import { signingRoutes } from './goals/signing-routes.ts';
import { grantRoutes } from './organisation/grant-routes.ts';
import { filingRoutes } from './progress/filing-routes.ts';
import type { Route } from './route.ts';
import { CopySeats } from './scoring/copy.ts';
import { mostSeated } from './scoring/seats.ts';
import { seatRoutes } from './scoring/seat-routes.ts';

// The one place where capabilities meet: what may be asked for many at once is their own lines, and no rule of them is written twice.

const lines = [...signingRoutes, ...filingRoutes, ...seatRoutes, ...grantRoutes];
const byId = new Map<string, Route>(lines.map((line) => [line.id, line]));

/** More of them are asked for again, or chosen by what waits. */
export const mostBulkRows = 2_500;

const shapeOf = (schema: z.ZodType | undefined): z.ZodRawShape => (schema instanceof z.ZodObject ? schema.shape : {});

/** What the path and the body of a line say, together. */
const rowOf = ({ params, body }: Route) => z.strictObject({ ...shapeOf(params), ...shapeOf(body) });

const Why = Prose(2, 500);

/** Acts with all their rows, each as the single request says it. */
const ByRows = lines.map((line) =>
  z.strictObject({ act: z.literal(line.id), why: Why, rows: z.array(rowOf(line)).min(1).max(mostBulkRows) }),
);

/** Of these it can be told what waits for somebody, with all that a row has to say besides. */
const awaited = {
  'goals.sign': {},
  'goals.impose': { reason: Prose(2, 500) },
  'goals.copy': Copy.shape,
  'progress.sign-off': {},
  'progress.accept': {},
  'scoring.copy': CopySeats.shape,
} satisfies Readonly<Partial<Record<(typeof lines)[number]['id'], z.ZodRawShape>>>;
export const Awaited = z.enum([
  'goals.sign',
  'goals.impose',
  'goals.copy',
  'progress.sign-off',
  'progress.accept',
  'scoring.copy',
]);
export type Awaited = z.infer<typeof Awaited>;

const ByWaiting = Awaited.options.map((act) =>
  z.strictObject({
    act: z.literal(act),
    why: Why,
    waiting: z.strictObject({ period: Slug, ...awaited[act] }),
  }),
);

/** One act for many: for these, or for all that wait for who asks. */
export const Asked = z.union([
  z.discriminatedUnion('act', someOf(ByRows)),
  z.discriminatedUnion('act', someOf(ByWaiting)),
]);

/** The period whose panels are copied, and how many seats one row takes. */
export const panelCopied = (said: Row | undefined) => ({ ...CopySeats.parse(said), atOnce: mostSeated });

function someOf<T>([first, ...others]: readonly T[]): [T, ...T[]] {
  if (first === undefined) throw new Error('nothing is done for many');
  return [first, ...others];
}

export function lineOf(act: string): Route {
  const line = byId.get(act);
  if (!line) throw new Error(`${act} is nothing that is done for many`);
  return line;
}

/** The request that a row stands for: fields that the path names, and the rest, which is the body. */
export function requestIn({ path }: Route, row: Row): { params: Record<string, string>; body: Row } {
  const inPath = ([name]: [string, unknown]) => path.includes(`{${name}}`);
  const fields = Object.entries(row);
  return {
    params: Object.fromEntries(fields.filter(inPath).map(([name, value]) => [name, String(value)])),
    body: Object.fromEntries(fields.filter((field) => !inPath(field))),
  };
}
