import { Refused } from '../../shared/domain/refused.ts';
import { Seal } from '../../shared/domain/seal.ts';
import { entries } from '../../shared/storage/chained.ts';
import { partition } from '../../shared/storage/keys.ts';
import { ok, type Reply, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { recordAccess } from './access.ts';

/** The seal the newest close of the period left; its address stands in the period's own chain. */
export async function newestSeal({ table, files }: Services, jurisdiction: string, period: string): Promise<Seal> {
  const chain = await entries(table, partition.period(jurisdiction, period));
  const sealed = chain.findLast(({ what }) => what === 'periods.closed');
  const at = sealed?.data?.['seal'];
  const bytes = typeof at === 'string' ? await files.readReport(at) : undefined;
  if (!bytes) throw new Refused('audit.no-seal', { period });
  return Seal.parse(JSON.parse(Buffer.from(bytes).toString()));
}

/** The seal as it was signed, for `npm run verify -- … --seal`. */
export async function readSeal(
  services: Services,
  caller: Caller,
  { params }: Request<{ period: string }, unknown, unknown>,
): Promise<Reply<Seal>> {
  const seal = await newestSeal(services, caller.jurisdiction, params.period);
  const access = await recordAccess(services, caller, 'audit.read', { of: `seal/${params.period}` });
  return services.commit(access, ok(seal));
}
