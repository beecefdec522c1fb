import { issue } from '../../shared/domain/result/outcome.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { TraceNode } from '../../shared/domain/scoring/sheet.ts';
import { orderItem } from '../../shared/storage/orders.ts';
import { currentSheet, readSheet } from '../../shared/storage/sheets.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { answerDue, approvedResult } from './context.ts';
import { orderView, type Place } from './views.ts';

interface Wanted {
  readonly finding: string;
  readonly basis: string;
  readonly requirement: string;
  readonly due?: string | undefined;
}

/** 下达整改通知: a finding on the approved result, named by the item of the score sheet it rests on. */
export async function issueOrder(
  services: Services,
  caller: Caller,
  { params, body }: Request<Place, unknown, Wanted>,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { period, appraisal } = await approvedResult(services, caller, params);
  const where = { jurisdiction, ...params };
  const sheet = await readSheet(table, where, await currentSheet(table, where, appraisal.head));
  const known = sheet ? nodesOf(sheet.trace) : [];
  if (!known.includes(body.basis))
    throw new Refused('outcomes.unknown-basis', { basis: body.basis }, { field: 'basis', legal: known });
  const due = await answerDue(services, caller, { period, date: body.due });
  if (due <= now) throw new Refused('outcomes.due-past', {}, { field: 'due' });

  const { finding, basis, requirement } = body;
  const order = issue({
    id: services.newId(),
    ...params,
    finding,
    basis,
    requirement,
    issuedBy: caller.id,
    issuedAt: now,
    due,
  });
  const change = services.record(
    appraisal,
    { what: 'outcomes.ordered', why: finding, data: { order: order.id, basis, due } },
    { items: [orderItem(jurisdiction, appraisal.pk, order)] },
  );
  return services.commit(change.writes, { status: 201, body: orderView(order), etag: change.n });
}

const nodesOf = ({ id, parts }: TraceNode): string[] => [...new Set([id, ...parts.flatMap(nodesOf)])];
