import type { Adjustment, Document, Veto } from '../appraisal/adjustment.ts';
import type { ImposedData, LaidData, RejectedData, RequestedData, SignedData } from '../agreement/agreement.ts';
import type { Grant } from '../organisation/authority.ts';
import type { Correction } from '../matter/correction.ts';
import type { KindName } from '../matter/matter.ts';
import type { CardData } from '../filing/cards.ts';
import type { Evidence, ProvidedEvidence } from '../filing/evidence.ts';
import type { FilingData, RemarkData } from '../filing/filing.ts';
import type { Transferred } from '../period/transfer.ts';
import type { Deadlines } from '../period/period.ts';
import type { KeptBallot } from '../rating/rating.ts';
import type { Finding } from '../result/notice.ts';
import type { Exception, Registered } from '../result/result.ts';
import type { Text } from '../../text/refusal.ts';

/** An event that says nothing beyond its name and what it changed. */
type Nothing = undefined;
type Listed = { readonly filings: readonly number[] };
type Sheet = { readonly sheet: number; readonly hash: string; readonly state: string };
type Sealed = { readonly seal: string; readonly sha256: string; readonly generation: number };
type Meeting = { readonly version: number; readonly meeting: string };
type Version = { readonly version: number; readonly hash: string };
/** A matter as it is after it, and what else the kind says of itself; entries of before it were matters are called by kind and move. */
type OfMatter = { kind: KindName; matter: string; state: string; due?: number | undefined; move?: string };
type Done = OfMatter & { readonly move: string; readonly [fact: string]: unknown };
type Place = { readonly rank: number | null; readonly grade: string | null };
type Line = { readonly line: number };
type OfWithdrawal = {
  readonly into?: string;
  readonly ground?: string;
  readonly document?: Document;
  readonly exemption?: string;
};
type MappingNamed = { readonly kind: string; readonly owner?: string; readonly name: string };
type Moved = { readonly from: Deadlines; readonly to: Deadlines };

/**
 * Every event the audit chains know, with the data of its entry. What is not here cannot be recorded, and nobody can ask
 * the record for it: a misspelt name or other data fail to compile.
 */
export interface Events {
  'audit.exported': { readonly of: string };
  'audit.read': { readonly of: string };
  'audit.verified': { readonly of: string };
  /** Asked for, for so many rows or for what waits in a period. */
  'bulk.asked': { readonly act: string; readonly rows?: number; readonly period?: string };
  'bulk.chosen': { readonly rows: number };
  'bulk.stopped': Nothing;
  'bulk.ended': { readonly done: number; readonly refused: number };
  'duties.calendar-linked': Nothing;
  'goals.change-rejected': RejectedData;
  'goals.change-requested': RequestedData;
  'goals.countered': LaidData;
  'goals.drafted': LaidData;
  'goals.imposed': ImposedData;
  'goals.late-permitted': { readonly until: string };
  'goals.proposed': LaidData;
  'goals.returned': RejectedData;
  'goals.signed': SignedData;
  /** How far the check is and what it found, as the import itself keeps it. */
  'imports.checked': {
    readonly step: number;
    readonly steps: number;
    readonly good: number;
    readonly unchanged: number;
    readonly refused: number;
    readonly reasons: Readonly<Record<string, number>>;
  };
  'imports.mapped': Nothing;
  'imports.mapping-retired': MappingNamed;
  /** With what it says, as text: a later version takes its place, and nothing of this one is lost. */
  'imports.mapping-saved': MappingNamed & { readonly reading: string };
  'imports.registered': {
    kind: string;
    name: string;
    mode: string;
    sha256: string;
    bytes: number;
    saved?: { name: string; version: number };
  };
  'imports.written': { step: number; good: number; refused?: readonly { row: number; code: string }[] };
  'matters.moved': Done;
  'matters.opened': Done;
  'matters.overdue': OfMatter;
  'organisation.administrators-changed': Nothing;
  'organisation.calendar-kept': { readonly year: number };
  'organisation.configured': Nothing;
  'organisation.official-reactivated': Nothing;
  'organisation.official-saved': { readonly import: string } | Nothing;
  'organisation.role-granted': Grant;
  'organisation.role-revoked': Grant;
  'organisation.strategy-imported': { readonly import: string; readonly items: readonly string[] };
  'organisation.strategy-saved': { readonly item: string };
  'organisation.unit-saved': { readonly unit: string };
  'organisation.units-imported': { readonly import: string; readonly units: readonly string[] };
  'outcomes.use-registered': Registered;
  'periods.archived': Nothing;
  'periods.assessment-ended': Nothing;
  /** In which phase it was cancelled. */
  'periods.cancelled': { readonly phase: string };
  'periods.close-decided': { readonly without: readonly string[] };
  'periods.closed': Sealed;
  'periods.created': Nothing;
  'periods.deadlines-extended': Moved;
  'periods.deadlines-recounted': Moved;
  /** In a period's chain: how many; in an appraisal's: this one. */
  'periods.enrolled': { readonly subjects: number } | Nothing;
  'periods.enrolled-late': { readonly subject: string; readonly group: string; readonly agreeUntil?: string };
  'periods.feedback-ended': Nothing;
  'periods.implementation-ended': Nothing;
  'periods.opened': {
    readonly scheme: { readonly id: string; readonly version: number; readonly hash: string };
    readonly groups: readonly string[];
    readonly subjects: number;
  };
  'periods.opening-begun': Nothing;
  'periods.planning-completed': Nothing;
  /** How many agreements planning left unsigned, and whose. */
  'periods.planning-ended': { readonly unsigned: number; readonly subjects: readonly string[] };
  'periods.transferred': Transferred;
  'periods.withdrawal-decided': OfWithdrawal & { readonly finding: string; readonly meeting: string };
  'periods.withdrawal-proposed': OfWithdrawal;
  /** In the chain of a part: into which period it is taken. */
  'periods.rolled-up': { readonly into: string };
  'periods.reports-sealed': Sealed;
  'progress.accepted': Listed;
  'progress.card': CardData;
  /** In a period's chain: for whose figures of which indicator (`ProvidedEvidence`). */
  'progress.evidence-offered': Evidence | ProvidedEvidence;
  'progress.evidence-read': { readonly evidence: string };
  'progress.filed': FilingData;
  /** `until`: how long it may be filed anew before its slot is missing; absent in entries of before it was told. */
  'progress.returned': Listed & { readonly until?: number };
  'progress.remark-kept': Listed;
  'progress.remarked': RemarkData;
  /** `until`: how long the subject may remark on what another unit provides. */
  'progress.signed-off': Listed & { readonly until?: number };
  'reports.exported': { readonly path: string; readonly sha256: string };
  'results.acknowledged': {
    readonly version: number;
    readonly hash: string;
    readonly finding: Finding;
    readonly text?: string;
    readonly until?: number;
  };
  'results.announced': { readonly version: number; readonly until: number };
  'results.approved': Meeting;
  'results.notified': { readonly version: number; readonly sheet: number; readonly hash: string; readonly due: number };
  'results.proposed': { readonly version: number; readonly exceptions: readonly Exception[] };
  'results.published': { readonly version: number; readonly generation: number; readonly number?: string };
  'results.renamed': { readonly from: Text; readonly to: Text };
  'results.reopened': { readonly from: string; readonly version: number; readonly due?: number };
  'results.returned': Meeting;
  /** Nobody acknowledged it in time; `until` where the clock to object begins with it. */
  'results.served': { readonly version: number; readonly hash: string; readonly until?: number };
  'review.corrected': Correction & { readonly case: string };
  'review.interviewed': { date: string; present: readonly string[]; summary: string; response?: string | undefined };
  /** 抽查: what with the seal of the close draws the same subjects again. */
  'review.sampled': { readonly draw: string; readonly share: string; readonly seed: string };
  'schemes.approved': Version & { readonly meeting: string };
  'schemes.begun': Nothing;
  /** Out of the version that an earlier period was opened with, for another one. */
  'schemes.copied': {
    readonly version: number;
    readonly from: string;
    readonly for: string;
    readonly scheme: string;
    readonly basedOn: number;
  };
  'schemes.dropped': Version;
  'schemes.edited': { readonly version: number; readonly import?: string };
  'schemes.returned': Version;
  'schemes.submitted': Version;
  'schemes.table-exported': { readonly of: string };
  'schemes.version-begun': { readonly version: number; readonly basedOn: number };
  'scoring.adjusted': Adjustment;
  'scoring.ballot-read': { readonly of: string };
  'scoring.closed': Sheet;
  'scoring.compared': Sheet;
  /** The close locked the record of a subject that takes part no more. */
  'scoring.left-out': Nothing;
  'scoring.line-approved': Line;
  'scoring.line-rejected': Line;
  /** `from`: where it stood, when somebody else's recheck moves it after the results were given; `until` it may object to that. */
  'scoring.ranked': Place & { readonly from?: Place; readonly until?: number };
  'scoring.rated': KeptBallot;
  /** `from`: the earlier period whose panel it was. */
  'scoring.raters-assigned': {
    readonly raters: readonly { readonly rater: string; readonly group: string }[];
    readonly from?: string;
  };
  /** 补报重评: a subject that the close had set aside was scored from what came in late, or is set aside again with the reason. */
  'scoring.rescored': {
    readonly matter: string;
    readonly sheet: number;
    readonly hash: string;
    readonly state: string;
    readonly until?: number;
  };
  'scoring.recused': { readonly rater: string };
  'scoring.set-aside': Nothing;
  'scoring.sheet-exported': { readonly of: string };
  /** A decision changed the score of a part: which, and the version of its sheet by then. */
  'scoring.stale': { readonly part: string; readonly period: string; readonly sheet: number };
  'scoring.vetoed': Veto;
}

export type EventName = keyof Events;

/** An event with its own data. */
export type Happened<Name extends EventName = EventName> = {
  [N in Name]: undefined extends Events[N]
    ? { readonly what: N; readonly data?: Events[N] }
    : { readonly what: N; readonly data: Events[N] };
}[Name];
