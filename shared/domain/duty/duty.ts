import type { AgreementState, OnTable } from '../agreement/agreement.ts';
import type { LateInputs } from '../appraisal/late-inputs.ts';
import { type SetAside } from '../appraisal/set-aside.ts';
import type { Shown } from '../filing/cards.ts';
import { kindOf, waitingFor } from '../matter/kinds.ts';
import { moveOf, openMoves, stateName, type Matter } from '../matter/matter.ts';
import { fitting, isPersonal, type Allow } from '../organisation/authority.ts';
import type { Life } from '../period/withdrawal.ts';
import { type Deadlines, type Phase } from '../period/period.ts';
import { type Results } from '../result/result.ts';
import { type Scheme, type SubjectKind } from '../scheme/scheme.ts';
import { dutyNames, matterDutyName } from '../../text/duties.ts';
import type { Text } from '../../text/refusal.ts';
import type { Notice, OwnClock } from '../result/notice.ts';
import type { ForBodies } from './bodies.ts';
import { doers, type DutyKind } from './doers.ts';

/** 待办: something that waits for a person, and the instant (epoch ms) it was given to be done by. */
export interface Duty {
  /** The route that does it. */
  readonly what: string;
  readonly name: Text;
  /** Absent while no clock runs for it. */
  readonly due?: number | undefined;
  /** In which role it is done: any of these, from where the subject stands. */
  readonly by: readonly Allow[];
  /** Of figures about others, the unit that provides them. */
  readonly provider?: string;
  /** And whether it is about this one subject, not about all of its indicator and slot at once. */
  readonly alone?: true;
  /** It waits for this one person. */
  readonly person?: string;
  /** Whoever made it does not do it too (回避). */
  readonly notBy?: readonly string[];
  /** Subjects that doing it decides on by name: whoever is connected with one of them does not do it (回避). */
  readonly naming?: readonly string[];
  /** Which of several: the indicator and slot, the line. */
  readonly about?: Text;
  /** Of a matter, its id. */
  readonly matter?: string;
  /** Of a filing, what it is filed for. */
  readonly filing?: { readonly indicator: string; readonly slot: string };
  /** And the card that is shown for it. */
  readonly card?: Shown | undefined;
  /** It was filed or submitted and came back. */
  readonly returned?: true;
  /** And why. */
  readonly reason?: string;
  /** Of a scheme, which version of which: it is about no period. */
  readonly scheme?: { readonly id: string; readonly version: number };
}

/** What lists show of an appraisal. */
export interface Head {
  readonly subject: string;
  readonly kind: SubjectKind;
  readonly state: 'open' | 'closed' | 'final';
  readonly agreeUntil?: number | undefined;
  readonly agreement: { readonly state: AgreementState };
  readonly onTable?: OnTable | undefined;
  readonly life?: Life | undefined;
  readonly signOff?: unknown;
  readonly acceptance?: unknown;
  readonly forBodies?: ForBodies | undefined;
  /** Rater groups with somebody seated; absent in records of before it was kept. */
  readonly seated?: readonly string[] | undefined;
  readonly notice?: Notice | undefined;
  readonly objection?: OwnClock | undefined;
  readonly score?: unknown;
  readonly setAside?: SetAside | undefined;
  readonly late?: LateInputs | undefined;
  readonly case?: { readonly state: string } | undefined;
}

/** A period by its scheme, at an instant. */
export interface Considered {
  readonly period: {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    readonly fiscalYearStart?: number | undefined;
    readonly phase: Phase;
    readonly deadlines: Deadlines;
    readonly objectionUntil?: number | undefined;
    /** Last instant of each filing slot as it was told at the opening; absent where nobody can tell. */
    readonly filingDue?: Readonly<Record<string, number>> | undefined;
  };
  readonly scheme: Scheme;
  readonly now: number;
  /** How far the results are, where it is asked what waits for them. */
  readonly results?: Results | undefined;
  /** The periods whose approved results its close waits for. */
  readonly awaited?: readonly Text[] | undefined;
}

type Told = Partial<Omit<Duty, 'what'>>;

/** It waits for everybody who does it, unless only some of them are meant. */
export const duty = (what: DutyKind, told: Told): Duty => ({ what, name: dutyNames[what], by: doers[what], ...told });

/** A matter waits for whom the table of its kind says, but for those who can make none of the moves that are open in it. */
export function matterDuty(matter: Matter, now: number): Duty | undefined {
  const waits = waitingFor(matter);
  const kind = kindOf(matter);
  // Lines are told from the record, or from its head: bodies.ts.
  if (!waits || kind.falls) return undefined;
  const authors = [matter.opened, ...matter.steps].map((act) => act.by);
  const moves = (person: string) => openMoves(kind, matter, { by: person, at: now });
  const barred = authors.filter((person) => moves(person).every((move) => moveOf(kind, move).uninvolved === true));
  return {
    what: `matters.${matter.kind}.read`,
    matter: matter.id,
    name: matterDutyName(kind.text.name, stateName(kind, matter)),
    due: matter.due,
    by: fitting(waits, isPersonal(matter.subject)),
    notBy: [...new Set(barred)],
  };
}
