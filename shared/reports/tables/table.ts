import type { Entry } from '../../domain/audit/chain.ts';
import type { SetAside } from '../../domain/appraisal/set-aside.ts';
import { setAsideText } from '../../domain/appraisal/set-aside.ts';
import type { Duty } from '../../domain/duty/duty.ts';
import type { Given } from '../../domain/filing/filing.ts';
import type { slotDue } from '../../domain/filing/slots.ts';
import { localInstant } from '../../domain/organisation/clocks.ts';
import type { Life } from '../../domain/period/withdrawal.ts';
import type { Scheme } from '../../domain/scheme/scheme.ts';
import type { ScoreSheet } from '../../domain/scoring/sheet.ts';
import { say } from '../../text/say.ts';
import { lifeText } from '../../text/life.ts';
import type { Text } from '../../text/refusal.ts';
import { cellWords, heads } from '../../text/reports/tables.ts';
import { bilingual } from '../rendered.ts';
import type { Column } from '../xlsx/sheet.ts';

export type Cell = string | number | null;

/** What the tables say of the period as a whole. */
export interface Told {
  readonly scheme: Scheme;
  readonly period: Parameters<typeof slotDue>[0];
  readonly now: number;
  /** Whether the reader may see scores before they are given to whom they concern. */
  readonly scores: boolean;
  readonly groupName: (id: string) => string;
  readonly unitName: (id: string) => string;
}

/** One subject as a table is given it. */
export interface Facts {
  readonly head: {
    readonly subject: string;
    readonly name: Text;
    readonly unit: string;
    readonly group: string;
    readonly score?: { readonly rounded: string } | undefined;
    readonly standing?: { readonly rank: number | null; readonly grade: string | null } | undefined;
    readonly setAside?: SetAside | undefined;
    readonly life?: Life | undefined;
  };
  readonly entries: readonly Entry[];
  readonly sheet: ScoreSheet | undefined;
  readonly duties: readonly Duty[];
}

/** A table: its columns, and where the rows of a subject come from. */
export interface PeriodTable {
  readonly name: Text;
  /** What is read of each subject: its record, or what waits about it. */
  readonly reads: 'record' | 'duties';
  columns(scheme: Scheme): readonly Column[];
  rows(facts: Facts, told: Told): readonly (readonly Cell[])[];
}

/** Who it is about stands first in every row. */
export const whoColumns: readonly Column[] = [
  { head: heads.group, width: 16 },
  { head: heads.subjectId, width: 20 },
  { head: heads.subject, width: 24 },
  { head: heads.unit, width: 20 },
];

/** Which indicator and slot a row is about. */
export const slotColumns: readonly Column[] = [
  { head: heads.indicator, width: 26 },
  { head: heads.indicatorId, width: 16 },
  { head: heads.slot, width: 12 },
];

export const who = ({ head: { group, subject, name, unit } }: Facts, { groupName, unitName }: Told): Cell[] => [
  groupName(group),
  subject,
  name.zh,
  unitName(unit),
];

/** Why a subject has no score, or takes part no more. */
export const noteOn = ({ head: { life, setAside } }: Facts, { scheme }: Told): Cell =>
  life ? lifeText(life).zh : setAside === undefined ? null : setAsideText(setAside, scheme).zh;

/** An instant as the clocks of the place show it: 2026-07-29 01:00. */
export const clock = (instant: number | undefined, { period: { timeZone } }: Told): Cell =>
  instant === undefined ? null : localInstant(timeZone, instant).slice(0, 16).replace('T', ' ');

export const yes = (is: boolean): string => bilingual(cellWords[is ? 'yes' : 'no']);

/** A figure as it was filed, for a cell: a number where it is one. */
export function figureIn(given: Given): string {
  switch (given.kind) {
    case 'number':
      return given.number;
    case 'fraction':
      return `${given.numerator}/${given.denominator}`;
    case 'milestones':
      return given.done.map(({ id, on }) => `${id} ${on}`).join('; ');
    case 'answers':
      return given.answers.map(({ answer, responses }) => `${answer} × ${responses}`).join('; ');
    case 'survey-figure':
      return `${given.figure} (n = ${given.responses})`;
    case 'named':
      return Object.entries(given.values)
        .map(([name, figure]) => `${name} = ${figure}`)
        .join('; ');
    case 'no-data':
      return say(cellWords.noData, 'zh', { why: given.reason });
    case 'not-applicable':
      return say(cellWords.notApplicable, 'zh', { why: given.ground });
    default:
      return given satisfies never;
  }
}
