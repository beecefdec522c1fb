import { readFileSync } from 'node:fs';
import { recompute } from '../../shared/domain/scoring/recompute.ts';
import { recomputed } from '../../shared/text/offline.ts';
import type { Text } from '../../shared/text/refusal.ts';

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;

/**
 * `npm run recompute -- <score-sheet.json>`: scores the sheet again from the records and the scheme inside it, without
 * network or database. Exit 0: every number is as computed. 1: something was altered, its node is named. 2: no such file.
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('npm run recompute -- <score-sheet.json>');
  process.exitCode = 2;
} else {
  process.exitCode = check(file);
}

function check(path: string): number {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    console.error(`${path}: ${fault instanceof Error ? fault.message : 'unreadable'}`);
    return 2;
  }
  const result = recompute(document);
  if (result.ok) {
    console.log(`${both(recomputed.same)}: ${result.subject} ${result.score ?? '—'}`);
    for (const { name, grade, has } of result.unmet ?? [])
      console.log(`  ${both(recomputed.unmet)} (${grade}): ${both(name)} — ${has}`);
    return 0;
  }
  console.error(
    `${both(recomputed.altered)}: ${result.node} (${result.field})\n  stored:   ${result.stored}\n  computed: ${result.computed}`,
  );
  return 1;
}
