import { patched } from '../../shared/domain/patch.ts';
import { basedOn, read } from '../../shared/storage/chained.ts';
import { sort } from '../../shared/storage/keys.ts';
import {
  loadJurisdiction,
  organisationItems,
  organisationPage,
  StrategyItem,
} from '../../shared/storage/organisation.ts';
import { nextPage, type Paged } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

const strategyItems = async ({ table }: Services, { jurisdiction }: Caller): Promise<StrategyItem[]> =>
  (await organisationItems(table, jurisdiction, sort.strategies)).map((item) => read(item, StrategyItem));

export async function listStrategy(
  { table, cursors }: Services,
  { jurisdiction }: Caller,
  { query }: Request<unknown, Paged, unknown>,
) {
  const { page, more } = await nextPage(cursors, query, (from) =>
    organisationPage(table, jurisdiction, { prefix: sort.strategies, ...from }),
  );
  return ok({ items: page.items.map((item) => read(item, StrategyItem)), ...more });
}

type Change = {
  readonly [Field in 'name' | 'source']?: StrategyItem[Field] | undefined;
} & { readonly year?: number | null | undefined };
type Save = Request<{ item: string }, unknown, Change>;

export async function saveStrategyItem(services: Services, caller: Caller, { params, body, ifMatch }: Save) {
  const chain = await loadJurisdiction(services.table, caller.jurisdiction);
  const current = (await strategyItems(services, caller)).find(({ id }) => id === params.item);
  basedOn(current?.version ?? 0, ifMatch);
  const version = chain.n + 1;
  const value = patched(StrategyItem, current, { ...body, id: params.item, version });
  const change = services.record(
    chain,
    { what: 'organisation.strategy-saved', data: { item: params.item } },
    { items: [{ sk: sort.strategy(params.item), value }] },
  );
  return services.commit(change.writes, ok({ id: params.item, version }, version));
}
