import { replay, type Frozen, type Outcome } from '../../../shared/domain/what-if/replay.ts';
import { isWithdrawn } from '../../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import type { PreparedScheme } from '../../../shared/domain/scoring/score.ts';
import { type AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { readableHeads, subjectsOf } from '../../../shared/storage/appraisal-lists.ts';
import { currentSheet, readInputs } from '../../../shared/storage/sheets.ts';
import type { Table } from '../../../shared/storage/table.ts';

/** One subject of a period that was scored: what from, and what its record says came of it. */
export interface Kept extends Frozen {
  readonly name: AppraisalHead['name'];
  readonly recorded: string | null;
}

export interface FrozenPeriod {
  readonly kept: readonly Kept[];
  /** Where everybody stands under the scheme the period was opened with. */
  readonly before: readonly Outcome[];
  /** Subjects without a sheet that can be read. */
  readonly leftOut: number;
}

interface PeriodGroup {
  readonly jurisdiction: string;
  readonly period: string;
  readonly shards: number;
  readonly group: string | undefined;
}

/** Two such periods fit into the function's memory (1,769 MB): 10,000 subjects of 20 items take about 100 MB. */
const mostSubjects = 20_000;
const readers = 4;
const atOnce = 100;

/** Everything a replay needs, read from the score sheets of a whole period or of one peer group. */
export async function readFrozen(table: Table, asked: PeriodGroup, pinned: PreparedScheme): Promise<FrozenPeriod> {
  const { jurisdiction, period: id, shards, group } = asked;
  const subjects = await subjectsOf(table, { jurisdiction, period: { id, shards }, group });
  if (subjects.length > mostSubjects)
    throw new Refused('scoring.too-many', { subjects: subjects.length, maximum: mostSubjects }, { field: 'group' });

  const batches = Array.from({ length: Math.ceil(subjects.length / atOnce) }, (_, at) =>
    subjects.slice(at * atOnce, (at + 1) * atOnce),
  ).values();
  const kept: Kept[] = [];
  let withdrawn = 0;
  // One iterator shared by several readers: while one unpacks, the others wait for the table.
  const reader = async () => {
    for (const batch of batches) {
      const read = await readBatch(table, asked, batch);
      kept.push(...read.kept);
      withdrawn += read.withdrawn;
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  kept.sort((first, second) => (first.input.subject < second.input.subject ? -1 : 1));
  const before = replay(pinned, kept).map(({ items: _, ...place }) => place);
  return { kept, before, leftOut: subjects.length - withdrawn - kept.length };
}

async function readBatch(
  table: Table,
  { jurisdiction, period }: PeriodGroup,
  subjects: readonly string[],
): Promise<{ kept: Kept[]; withdrawn: number }> {
  const heads = await readableHeads(table, jurisdiction, period, subjects);
  const named = await Promise.all(
    heads.map(async ({ subject, score }) => ({
      subject,
      sheet: await currentSheet(table, { jurisdiction, period, subject }, { score }),
    })),
  );
  const inputs = await readInputs(
    table,
    { jurisdiction, period },
    named.filter(({ sheet }) => sheet > 0),
  );
  const kept = heads.flatMap(({ subject, group, unit, name, score, standing }) => {
    const input = inputs.get(subject);
    const excepted = standing?.reasons.some(({ code }) => code === 'excepted' || code === 'exempt') ?? false;
    return input ? [{ group, unit, excepted, input, name, recorded: score?.rounded ?? null }] : [];
  });
  return { kept, withdrawn: heads.filter(isWithdrawn).length };
}
