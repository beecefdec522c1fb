import { verify } from '../../shared/domain/result/outcome.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { existingOrder, orderItem } from '../../shared/storage/orders.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { answerDue } from './context.ts';
import { orderView, type OrderPlace } from './views.ts';

interface Finding {
  readonly finding: 'accepted' | 'returned';
  readonly reason: string;
  readonly due?: string | undefined;
}

/** 核验: accepts the answer or sends it back with a new clock; by neither who issued the order nor who answered it. */
export async function verifyOrder(
  services: Services,
  caller: Caller,
  { params, body }: Request<OrderPlace, unknown, Finding>,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const chain = await existingAppraisal(table, jurisdiction, params.period, params.subject);
  const order = await existingOrder(table, chain.pk, params.order);
  const verdict =
    body.finding === 'accepted'
      ? { finding: body.finding }
      : { finding: body.finding, due: await answerDue(services, caller, { period, date: body.due }) };
  const verified = verify(order, verdict, { by: caller.id, at: now, reason: body.reason });
  const change = services.record(
    chain,
    {
      what: `outcomes.${body.finding}`,
      why: body.reason,
      data: { order: order.id, due: verified.due },
    },
    { items: [orderItem(jurisdiction, chain.pk, verified)] },
  );
  return services.commit(change.writes, { status: 201, body: orderView(verified), etag: change.n });
}
