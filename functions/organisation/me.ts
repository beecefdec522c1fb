import { ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

export async function readMe(_: Services, { id, name, jurisdiction, unit, grants }: Caller) {
  return ok({ id, name, jurisdiction, unit, grants: [...grants] });
}
