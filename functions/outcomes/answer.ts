import { cite, evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { answer } from '../../shared/domain/result/outcome.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { entries } from '../../shared/storage/chained.ts';
import { existingOrder, orderItem } from '../../shared/storage/orders.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { orderView, type OrderPlace } from './views.ts';

interface Given {
  readonly text: string;
  readonly evidence: readonly string[];
}

/** 整改报告: the leader answers for the unit. A late answer is taken, and says that it is late. */
export async function answerOrder(
  services: Services,
  caller: Caller,
  { params, body }: Request<OrderPlace, unknown, Given>,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const chain = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  const order = await existingOrder(table, chain.pk, params.order);
  const evidence = body.evidence.length === 0 ? [] : cite(body.evidence, evidenceIn(await entries(table, chain.pk)));
  const answered = answer(order, { by: caller.id, at: now, text: body.text, evidence });
  const change = services.record(
    chain,
    { what: 'outcomes.answered', data: { order: order.id, round: answered.answers.length } },
    { items: [orderItem(jurisdiction, chain.pk, answered)] },
  );
  return services.commit(change.writes, { status: 201, body: orderView(answered), etag: change.n });
}
