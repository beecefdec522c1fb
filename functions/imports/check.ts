import { Refused } from '../../shared/domain/refused.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { ownImport, type ImportParams } from './found.ts';
import { atStart, finished, openImport } from './slice.ts';
import { nothingTold, sliceView, tell, type SliceBody } from './views.ts';

/**
 * Holds the next rows to every rule that writing them would, against things as they are, and writes none. After the last row a
 * further check begins anew.
 */
export async function checkImport(
  services: Services,
  caller: Caller,
  { params, body }: Request<ImportParams, unknown, { records: number }>,
): Promise<Reply<SliceBody, 201>> {
  const found = await ownImport(services, caller, params.import);
  const { check, run } = found.head;
  if (run) throw new Refused('imports.begun');
  const file = await openImport(services, caller, found);
  let pass = check && !finished(check) ? check : atStart(file.steps);
  const told = nothingTold();
  for await (const taken of file.take(pass, body.records)) {
    tell(told, taken);
    pass = taken.pass;
  }
  const head = { ...found.head, ...file.counts, check: pass };
  const { writes, n } = services.record(found, { what: 'imports.checked', data: { ...pass } }, { head });
  return services.commit(writes, { status: 201, body: sliceView(head, pass, told), etag: n });
}
