import { Refused } from '../../shared/domain/refused.ts';
import type { Seal } from '../../shared/domain/audit/seal.ts';
import { recorded } from '../access.ts';
import { ok, type Reply, type Request } from '../route.ts';
import { newestSeal, type Newest } from '../seals.ts';
import type { Caller, Services } from '../services.ts';

export async function existingSeal(services: Services, jurisdiction: string, period: string): Promise<Newest> {
  const newest = await newestSeal(services, jurisdiction, period);
  if (!newest) throw new Refused('audit.no-seal', { period });
  return newest;
}

/** The seal as it was signed, for `npm run verify -- … --seal`. */
export async function readSeal(
  services: Services,
  caller: Caller,
  { params }: Request<{ period: string }, unknown, unknown>,
): Promise<Reply<Seal>> {
  const { seal } = await existingSeal(services, caller.jurisdiction, params.period);
  return recorded(services, caller, { what: 'audit.read', of: `seal/${params.period}` }, ok(seal));
}
