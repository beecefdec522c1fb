import { Refused } from '../../shared/domain/refused.ts';
import { basedOn } from '../../shared/storage/chained.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { ownImport, readingItem, type ImportParams, type Reading } from './found.ts';
import { importView } from './views.ts';

/** Another way to read the same file, e.g. after a check has shown words nobody expected. It is checked anew. */
export async function mapImport(
  services: Services,
  caller: Caller,
  { params, body, ifMatch }: Request<ImportParams, unknown, Reading>,
) {
  const found = await ownImport(services, caller, params.import);
  const { check: _, run, rows: __, skipped: ___, counted: ____, ...head } = found.head;
  if (run) throw new Refused('imports.begun');
  basedOn(found.n, ifMatch);
  const { writes, n } = services.record(found, { what: 'imports.mapped' }, { head, items: [readingItem(body)] });
  return services.commit(writes, ok(importView(head), n));
}
