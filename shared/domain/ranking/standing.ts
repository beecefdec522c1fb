/** Why a subject does not have the top grade; sentences for each are in shared/text/sentences/reasons.ts. */
export interface Reason {
  readonly code: 'not-scored' | 'below-band' | 'quota' | 'quota-tie' | 'veto';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Standing {
  readonly subject: string;
  readonly rank: number | null;
  /** Subjects ranked together. */
  readonly of: number;
  readonly score: string | null;
  readonly normalised: string | null;
  /** The order is band → quota → veto; all three are kept. */
  readonly band: string | null;
  readonly afterQuota: string | null;
  readonly grade: string | null;
  readonly reasons: readonly Reason[];
}
