import { KeptBallot } from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { appraisals } from '../../shared/storage/appraisals.ts';
import { seatIn } from '../../shared/storage/sheets.ts';
import { recorded } from '../access.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { marksOf } from './seal.ts';
import { seatView, type Place } from './views.ts';

/** A ballot: always to its rater; to office and supervisors once it is submitted; never to anyone before. Whoever else opens it leaves an entry. */
export async function readBallot(
  services: Services,
  caller: Caller,
  { params }: Request<Place & { rater: string }, unknown, unknown>,
) {
  const { table } = services;
  const record = await appraisals.collection(table, caller.jurisdiction, params.period, params.subject);
  const seat = seatIn(record, params.rater);
  const mine = caller.id === params.rater;
  const overseer = caller.rolesUsed.some((role) => role === 'performance-office' || role === 'supervisor');
  const opened = overseer && seat.state === 'submitted';
  if (seat.ballot === undefined || !(mine || opened)) throw new Refused('scoring.sealed', { rater: params.rater });
  const data = record.entries.find(({ n }) => n === seat.ballot)?.data;
  const owner = { jurisdiction: caller.jurisdiction, ...params };
  const marks = await marksOf(KeptBallot.parse(data), () => services.secret(), owner);
  const reply = ok({ seat: seatView(seat), marks });
  if (mine) return reply;
  const of = `ballot/${params.period}/${params.subject}/${params.rater}`;
  return recorded(services, caller, { what: 'scoring.ballot-read', of }, reply);
}
