import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

const functions = join(import.meta.dirname, '..', 'functions');

/** What API Gateway must know of a line of a route table; the rest of the line is the functions' own business. */
const ApiRoute = z.object({
  id: z.string(),
  method: z.enum(['GET', 'POST', 'PUT']),
  path: z.templateLiteral(['/v1/', z.string()]),
  public: z.literal(true).optional(),
});
export type ApiRoute = z.infer<typeof ApiRoute>;

/** The folders that have a function answering HTTP, by name. */
function capabilities(): string[] {
  return globSync('*/http.lambda.ts', { cwd: functions }).map(dirname).sort();
}

/** The route table of each capability, as functions/<capability>/routes.ts exports it. */
export async function routesByCapability(): Promise<Map<string, ApiRoute[]>> {
  const tables = new Map<string, ApiRoute[]>();
  for (const capability of capabilities()) {
    const exported: unknown = await import(pathToFileURL(join(functions, capability, 'routes.ts')).href);
    tables.set(capability, z.object({ routes: z.array(ApiRoute) }).parse(exported).routes);
  }
  return tables;
}
