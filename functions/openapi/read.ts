import * as z from 'zod';
import { ok } from '../route.ts';

/** Put into the bundle when it is built, so that the function that serves the description loads nothing else. */
declare const OPENAPI: string;

const Document = z.looseObject({ openapi: z.string() });
let document: z.infer<typeof Document> | undefined;

export async function readDocument() {
  document ??= Document.parse(JSON.parse(OPENAPI));
  return ok(document);
}
