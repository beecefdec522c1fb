import type { Params, RefusalCode } from '../../text/catalogue.ts';
import type { Standing } from '../organisation/relations.ts';
import type { Refused } from '../refused.ts';
import type { RaterGroup } from '../scheme/outcome.ts';
import { mostSeats, seat, type Seat } from './rating.ts';

/** A seat of an earlier period, and whether its rater may hold it now. */
interface Earlier {
  readonly seat: Seat;
  readonly standings: readonly Standing[];
  readonly refused: Refused | undefined;
}

/** A seat that is not copied, and why. */
interface LeftSeat {
  readonly rater: string;
  readonly group: string;
  readonly code: RefusalCode;
  readonly params: Params;
}

interface SeatedAgain {
  readonly seats: readonly Seat[];
  readonly left: readonly LeftSeat[];
  /** How many are left for the next time, for want of room in one transaction. */
  readonly later: number;
}

/**
 * The panel of an earlier period, each seat judged as if it were given now. Who is seated already keeps that seat, and who declared a
 * conflict of interest then is not asked again.
 */
export function seatedAgain(
  earlier: readonly Earlier[],
  {
    from,
    taken,
    groups,
    atOnce,
  }: { from: string; taken: readonly Seat[]; groups: readonly RaterGroup[]; atOnce: number },
): SeatedAgain {
  const seats: Seat[] = [];
  const left: LeftSeat[] = [];
  let later = 0;
  for (const { seat: before, standings, refused } of earlier) {
    const { rater, group } = before;
    const leave = (code: RefusalCode, params: Params) => left.push({ rater, group, code, params });
    if (taken.some((other) => other.rater === rater)) leave('scoring.seat-taken', { rater });
    else if (before.state === 'recused') leave('scoring.copy-recused', { rater, period: from });
    else if (refused) leave(refused.code, refused.params);
    else if (taken.length + seats.length >= mostSeats) leave('scoring.seats-full', { maximum: mostSeats });
    else if (seats.length >= atOnce) later += 1;
    else seats.push(seat([...taken, ...seats], groups, { rater, group, standings }));
  }
  return { seats, left, later };
}
