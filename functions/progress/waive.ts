import { carded, cardCounts, cardsIn, withCards, type CardState } from '../../shared/domain/filing/cards.ts';
import { waivedCard } from '../../shared/domain/filing/cards-owed.ts';
import { refuseUnlessOpen } from '../../shared/domain/filing/new-filing.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { toldOf } from '../../shared/storage/cards.ts';
import type { SubjectPath } from '../fields.ts';
import { loadAssessed, refuseIfClosed } from '../loader.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

interface Waiver {
  readonly indicator: string;
  readonly slot: string;
  readonly reason: string;
}

/** 免予: a card is taken back for a reason that stands in the record; it counts nowhere any more, and no other follows it. */
export async function waiveCard(
  services: Services,
  caller: Caller,
  { params, body: { reason, ...place } }: Request<SubjectPath, unknown, Waiver>,
): Promise<Reply<{ n: number; state: CardState }, 201>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { appraisal, period, record } = await loadAssessed(services, caller, params);
  refuseUnlessOpen(period, now);
  refuseIfClosed({ appraisal });
  const as = [
    ...(caller.rolesUsed.includes('performance-office') ? (['office'] as const) : []),
    ...(caller.rolesUsed.includes('committee') ? (['committee'] as const) : []),
  ];
  const told = await toldOf(table, jurisdiction, period);
  if (!told) throw new Refused('progress.no-card', { ...place }, { field: 'slot', legal: [] });
  const data = waivedCard(record, told, { ...place, subject: params.subject, by: caller, as, now });
  const cards = cardCounts(withCards(cardsIn(record), [data], now), params.subject);
  const head = { ...appraisal.head, cards };
  const { writes, n } = services.record(appraisal, { what: carded, why: reason, data }, { head });
  return services.commit(writes, { status: 201, body: { n, state: data.state } });
}
