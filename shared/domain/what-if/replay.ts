import { memberOf } from '../ranking/member.ts';
import { rankGroup, type Standing } from '../ranking/ranking.ts';
import type { ScoringInput } from '../scoring/input.ts';
import { secondPass } from '../scoring/peers.ts';
import { type PreparedScheme, scoreSubject } from '../scoring/score.ts';
import type { ScoreSheet, TraceNode } from '../scoring/sheet.ts';

/** The frozen records of one subject of a period that was scored before. */
export interface Frozen {
  readonly group: string;
  readonly unit: string;
  readonly excepted?: boolean;
  readonly input: ScoringInput;
}

/** Where one subject stands in one replay. */
export interface Outcome {
  readonly subject: string;
  readonly group: string;
  readonly score: string | null;
  readonly rank: number | null;
  /** The grades it was a candidate for, best first: what it reached, and every lower one that quotas pushed it to. */
  readonly stoodFor: readonly string[];
  readonly grade: string | null;
}

export interface Replayed extends Outcome {
  /** Score of each item, for the statistics: doubles, never a result. */
  readonly items: ReadonlyMap<string, number>;
}

/** Scores, compares and ranks every group again under a scheme. Touches no record. */
export function replay(prepared: PreparedScheme, frozen: readonly Frozen[]): Replayed[] {
  return [...Map.groupBy(frozen, ({ group }) => group)].flatMap(([group, members]) =>
    replayGroup(prepared, group, members),
  );
}

function replayGroup(prepared: PreparedScheme, group: string, frozen: readonly Frozen[]): Replayed[] {
  const first = frozen.map(({ input }) => scoreSubject(prepared, { ...input, peers: null }));
  const sheets = secondPass(prepared, first, group);
  const standings = rankGroup(
    prepared,
    sheets.map((sheet, at) => ({
      ...memberOf(prepared, sheet, frozen[at]?.unit ?? ''),
      excepted: frozen[at]?.excepted ?? false,
    })),
  );
  const bySubject = new Map(standings.map((standing) => [standing.subject, standing]));
  return sheets.map((sheet) => {
    const standing = bySubject.get(sheet.subject);
    return {
      subject: sheet.subject,
      group,
      score: sheet.score,
      rank: standing?.rank ?? null,
      stoodFor: standing ? stoodFor(prepared, standing) : [],
      grade: standing?.grade ?? null,
      items: itemScores(sheet),
    };
  });
}

/** Quotas take it from its band, or from what vetoes and conditions left of it, one grade down at a time; over what it is barred from, it is no candidate. */
function stoodFor({ scheme: { bands } }: PreparedScheme, standing: Standing): string[] {
  const { band, afterVeto, afterConditions, afterQuota, grade, reasons } = standing;
  const at = (name: string | null) => bands.findIndex((one) => one.grade === name);
  const quotaFirst = typeof afterQuota === 'string';
  const first = at(quotaFirst ? band : (afterConditions ?? afterVeto ?? band));
  const last = at(afterQuota ?? grade);
  const barred = reasons.filter(({ code }) => code === 'condition' && !quotaFirst).map(({ params }) => params['grade']);
  return first === -1
    ? []
    : bands.slice(first, last + 1).flatMap((one) => (barred.includes(one.grade) ? [] : [one.grade]));
}

const itemScores = (sheet: ScoreSheet) =>
  new Map(sheet.trace.parts.flatMap(({ parts }) => parts.filter(({ what }) => what === 'item')).flatMap(scoreOf));

const scoreOf = ({ id, exact }: TraceNode): [string, number][] =>
  exact === null ? [] : [[id, Number.parseFloat(exact)]];
