import { globSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Route } from '../../functions/route.ts';

/** The route table of every capability, by name. */
export async function routeTables(): Promise<Map<string, readonly Route[]>> {
  const tables = new Map<string, readonly Route[]>();
  for (const file of globSync('functions/*/routes.ts').sort()) {
    const { routes } = (await import(resolve(file))) as { routes: readonly Route[] };
    tables.set(basename(dirname(file)), routes);
  }
  return tables;
}
