import { Refused } from '../../shared/domain/refused.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { own, type BulkPath } from './read.ts';
import { bulkView } from './views.ts';

/** No step begins after this; what was done stays done, and the rows that are left say so. */
export async function stopBulk(
  services: Services,
  caller: Caller,
  { params, body }: Request<BulkPath, unknown, { why: string }>,
) {
  const found = await own(services, caller, params.bulk);
  const { head } = found;
  if (head.ended) throw new Refused('bulk.over', { bulk: head.id });
  if (head.stopped) return ok(bulkView(head), found.n);
  const stopped = { ...head, stopped: { at: services.now } };
  const { writes, n } = services.record(found, { what: 'bulk.stopped', why: body.why }, { head: stopped });
  return services.commit(writes, ok(bulkView(stopped), n));
}
