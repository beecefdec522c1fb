import { routes } from '../../../functions/organisation/routes.ts';
import type { Engine } from '../../make/engine.ts';
import { makeWorld } from '../../make/world.ts';

/** A county with its administrators and one clerk. */
export async function county(engine: Engine) {
  const world = makeWorld(engine, routes);
  await world.settings();
  await world.unit('county');
  await world.person('system', 'county', ['system-administrator']);
  await world.person('security', 'county', ['security-administrator']);
  await world.person('clerk', 'county');
  return world;
}

export type World = Awaited<ReturnType<typeof county>>;

export const named = (id: string) => ({ name: { zh: id, en: id }, level: 'department' as const, functions: [] });
