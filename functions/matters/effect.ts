import * as z from 'zod';
import type { Matter, Said } from '../../shared/domain/matter/matter.ts';
import type { orders } from '../../shared/domain/matter/orders.ts';
import type { WorkCalendar } from '../../shared/domain/organisation/calendar.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { nodesOf } from '../../shared/domain/scoring/sheet.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { Changes, Collection, Existing } from '../../shared/storage/record.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import type { Write } from '../../shared/storage/table.ts';
import type { Caller, Services } from '../services.ts';

/** A decision's effect on a score sheet, figure by figure. */
export const Difference = z.strictObject({
  before: z.string().nullable(),
  after: z.string().nullable(),
  sentences: z.array(z.string()),
});

export type Subject = Existing<AppraisalHead> & Collection<AppraisalHead>;

/** What a move is about when its effect is worked out. */
export interface About<B extends Said = Said> {
  readonly move: string;
  readonly said: B;
  readonly period: Existing<PeriodHead>;
  readonly scheme: Scheme;
  readonly version: number;
  readonly calendar: WorkCalendar;
  readonly subject: Subject;
  /** Those of its kind that the subject has already: where one cannot be read, what depends on all of them is refused, and nothing else. */
  readonly earlier: () => readonly Matter[];
  /** Its id, also where it is about to be opened; the end of the clock that the move starts or extends. */
  readonly id: string;
  readonly due: number | undefined;
  /** The one that is moved, where it is not about to be opened. */
  readonly matter: Matter | undefined;
}

/** A matter that is about to begin, as far as it is known before anything is said. */
export interface Beginning extends Pick<About, 'move' | 'subject' | 'earlier'> {
  readonly period: PeriodHead;
  readonly scheme: Scheme;
}

export interface Outcome {
  /** Kept with the move beside what was said. */
  readonly keeps?: Readonly<Record<string, unknown>>;
  /** The end of the clock, where it is another than the scheme's. */
  readonly due?: number;
  /** Told in the entry. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The subject's chain behind the entries that come before that of the move, and their writes. */
  readonly chain?: Existing<AppraisalHead>;
  readonly head?: AppraisalHead;
  /** What stands on the head instead of this matter, where it left another behind. */
  readonly standing?: NonNullable<AppraisalHead['case']>;
  readonly items?: NonNullable<Changes<AppraisalHead>['items']>;
  readonly writes?: readonly Write[];
  readonly messages?: readonly Wake[];
  readonly difference?: z.infer<typeof Difference>;
}

/** What a matter shows beside itself to whoever reads it. */
export type Showing = (
  services: Services,
  caller: Caller,
  matter: Matter,
) => Promise<z.infer<typeof Difference> | undefined>;

/** What a move does beside moving the matter, or refuses to. A method, so that effects of different bodies are one table. */
export interface Effect<B extends Said = Said> {
  /** Throws what it refuses whatever is said with it: asked before it is offered, and again when it is made. */
  readonly bars?: (services: Services, caller: Caller, about: Beginning) => Promise<void> | void;
  on(services: Services, caller: Caller, about: About<B>): Promise<Outcome>;
}

/** 下达整改通知: a finding on the approved result, named by the item of the score sheet it rests on. */
export const issueOrder: Effect<z.output<typeof orders.moves.issue.body>> = {
  bars(_services, _caller, { period }) {
    if (!period.approval && period.publishedAt === undefined) throw new Refused('results.not-approved');
  },
  async on(_services, _caller, { said: { basis }, subject }) {
    const standing = standingSheet(subject);
    const known = standing ? nodesOf(standing.sheet.trace) : [];
    if (!known.includes(basis))
      throw new Refused('matters.unknown-item', { item: basis }, { field: 'basis', legal: known });
    return { facts: { basis } };
  },
};
