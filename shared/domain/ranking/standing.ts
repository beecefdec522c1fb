/** Why a subject does not have the top grade; sentences for each are in shared/text/sentences/reasons.ts. */
export interface Reason {
  readonly code: 'not-scored' | 'excepted' | 'below-band' | 'quota' | 'quota-tie' | 'veto';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Standing {
  readonly subject: string;
  readonly rank: number | null;
  /** Subjects ranked together: those with a score that nobody excepted. Every share and place is counted of these. */
  readonly of: number;
  readonly score: string | null;
  readonly normalised: string | null;
  /** The order is band → veto cap → quota; all three are kept. */
  readonly band: string | null;
  readonly afterVeto?: string | null | undefined;
  /** In place of `afterVeto` where who is barred keeps a place: there the order is band → quota → veto cap. */
  readonly afterQuota?: string | null | undefined;
  readonly grade: string | null;
  readonly reasons: readonly Reason[];
}
