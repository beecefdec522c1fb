import * as z from 'zod';
import { Bilingual } from '../../shared/domain/text.ts';
import { readableHeads } from '../../shared/storage/appraisal-lists.ts';
import { unlessDamaged } from '../../shared/storage/damaged.ts';
import { lately } from '../../shared/storage/did.ts';
import { loadPeriod } from '../../shared/storage/periods.ts';
import { Instant, iso } from '../fields.ts';
import { ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** How many acts are looked at, and how many lines are made of them. */
const most = { acts: 60, lines: 12 };

export const Lately = z.strictObject({
  acts: z
    .array(
      z.strictObject({
        what: z.string(),
        name: Bilingual,
        period: z.string().optional(),
        periodName: Bilingual.optional(),
        subject: z.string().optional(),
        subjectName: Bilingual.optional(),
        /** Times in a row. */
        count: z.int(),
        /** The last of them. */
        at: Instant,
      }),
    )
    .max(most.lines),
});

/** 我最近办理的: what the caller did lately, the latest first; the same done many times in a row is one line. */
export async function listLately({ table }: Services, { jurisdiction, id }: Caller) {
  const lines = inRows(await lately(table, { jurisdiction, id }, most.acts)).slice(0, most.lines);
  const about = Map.groupBy(lines, ({ period = '' }) => period);
  about.delete('');
  const names = new Map(
    await Promise.all(
      [...about].map(async ([period, those]) => {
        const subjects = new Set(those.flatMap(({ subject = [] }) => subject));
        const [known, heads] = await Promise.all([
          unlessDamaged(loadPeriod(table, jurisdiction, period)),
          readableHeads(table, jurisdiction, period, [...subjects]),
        ]);
        return [period, { periodName: known?.head?.name, heads }] as const;
      }),
    ),
  );
  return ok({
    acts: lines.map(({ at, ...line }) => {
      const { periodName, heads = [] } = names.get(line.period ?? '') ?? {};
      const subjectName = heads.find(({ subject }) => subject === line.subject)?.name;
      return {
        ...line,
        ...(periodName ? { periodName } : {}),
        ...(subjectName ? { subjectName } : {}),
        at: iso(at),
      };
    }),
  });
}

type Act = Awaited<ReturnType<typeof lately>>[number];

function inRows(acts: readonly Act[]): (Act & { count: number })[] {
  const rows: (Act & { count: number })[] = [];
  for (const act of acts) {
    const row = rows.at(-1);
    const isSame = row && row.what === act.what && row.period === act.period && row.subject === act.subject;
    if (isSame) row.count += 1;
    else rows.push({ ...act, count: 1 });
  }
  return rows;
}
