import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gatewayKey, type Route } from '../functions/route.ts';

const functions = join(import.meta.dirname, '..', 'functions');

/** What API Gateway must know of a line of a route table; the rest of the line is the functions' own business. */
export type ApiRoute = Pick<Route, 'id' | 'method' | 'public'> & { readonly path: string; readonly gateway?: string };

interface GatewayRoute {
  readonly id: string;
  readonly key: string;
  readonly public: boolean;
}

/** The routes of API Gateway that bring these lines. One that serves many is named by itself, so that it outlives any of them. */
export function gatewayRoutes(lines: readonly ApiRoute[]): GatewayRoute[] {
  const routes = lines.map((line) => {
    const key = gatewayKey(line);
    const id = line.gateway === undefined ? line.id : key.replaceAll(/\W+/g, '-');
    return { id, key, public: line.public === true };
  });
  return [...new Map(routes.map((route) => [route.key, route])).values()];
}

/** The route table of each capability, as functions/<capability>/routes.ts exports it. */
export async function routeTables(): Promise<Map<string, readonly Route[]>> {
  const tables = new Map<string, readonly Route[]>();
  for (const capability of globSync('*/routes.ts', { cwd: functions }).map(dirname).sort()) {
    const source = join(functions, capability, 'routes.ts');
    const { routes }: { routes?: readonly Route[] } = await import(pathToFileURL(source).href);
    if (!routes) throw new Error(`${source} exports no routes`);
    tables.set(capability, routes);
  }
  return tables;
}
