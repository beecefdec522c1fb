import { Refused } from '../../shared/domain/refused.ts';
import { append, basedOn, legible } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import { existingUnit, loadOfficial, officialIndex, OfficialHead } from '../../shared/storage/organisation.ts';
import { ok, type Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

interface Paged {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export async function listOfficials(
  services: Services,
  caller: Caller,
  request: Request<{ unit: string }, Paged, unknown>,
) {
  const { cursor, limit } = request.query;
  const after = await services.cursors.open(cursor);
  const page = await services.table.query({
    index: 'byList',
    partition: list.officials(caller.jurisdiction, request.params.unit),
    limit,
    ...(after ? { after } : {}),
  });
  const officials = legible(page.items, OfficialHead);
  const next = await services.cursors.seal(page.next);
  return ok({ officials, ...(next ? { next } : {}) });
}

type Named = { readonly official: string };

export async function readOfficial({ table }: Services, caller: Caller, { params }: Request<Named, unknown, unknown>) {
  const { head, headAt } = await loadOfficial(table, caller.jurisdiction, params.official);
  if (!head) throw new Refused('access.no-official', params);
  return ok(head, headAt);
}

type Save = Request<Named, unknown, Omit<OfficialHead, 'id' | 'grants'>>;

/** Registers or changes a person. Roles are another administrator's business and stay as they are. */
export async function saveOfficial(services: Services, caller: Caller, { params, body, ifMatch }: Save) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const id = params.official;
  if (body.manager === id) throw new Refused('organisation.manager-circle', {}, { field: 'manager' });
  const chain = await loadOfficial(table, jurisdiction, id);
  basedOn(chain.headAt, ifMatch);
  await existingUnit(table, jurisdiction, body.unit);
  if (body.manager !== undefined && !(await loadOfficial(table, jurisdiction, body.manager)).head) {
    throw new Refused('access.no-official', { official: body.manager }, { field: 'manager' });
  }

  const head = { ...body, id, grants: chain.head?.grants ?? [] };
  const headIndex = officialIndex(jurisdiction, head);
  const change = append(chain, { what: 'organisation.official-saved', by: caller, at: now }, { head, headIndex });
  return services.commit(change.writes, ok({ id, version: change.n }, change.n));
}
