import { secondPass } from '../../../shared/domain/scoring/peers.ts';
import { needsPeers } from '../../../shared/domain/scoring/prepare.ts';
import type { ScoreSheet } from '../../../shared/domain/scoring/sheet.ts';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, type Happening } from '../../../shared/storage/chained.ts';
import type { Part } from '../../../shared/storage/closing.ts';
import { readSheet, sheetItem } from '../../../shared/storage/sheets.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { closer, type Chunk, type Closing } from './chunk.ts';
import { groupChunks, groupHeads } from './group-chunks.ts';
import { withScore } from './score.ts';

const subjectsAtOnce = 33;
/** The sheet the close wrote; the second pass completes it before anybody has seen it. */
const firstSheet = 1;

/** Second pass: items that look at the peer group are scored once every first pass of the group is done. */
export async function* peerChunks(closing: Closing, part: Part): AsyncGenerator<Chunk> {
  const completed = needsPeers(closing.prepared) ? await completedSheets(closing, part.part) : [];
  yield* groupChunks(part, { all: completed, atOnce: subjectsAtOnce, write: (sheet) => complete(closing, sheet) });
}

async function completedSheets(closing: Closing, group: string): Promise<ScoreSheet[]> {
  const { table } = closing.platform;
  const { jurisdiction, period } = closing.job;
  const heads = await groupHeads(closing, group);
  const sheets: ScoreSheet[] = [];
  for (const { subject } of heads) {
    const sheet = await readSheet(table, { jurisdiction, period, subject }, firstSheet);
    if (sheet) sheets.push(sheet);
  }
  return secondPass(closing.prepared, sheets, group);
}

async function complete(closing: Closing, sheet: ScoreSheet): Promise<Write[]> {
  const { platform, job } = closing;
  const chain = await existingAppraisal(platform.table, job.jurisdiction, job.period, sheet.subject);
  if (chain.head.score || chain.head.setAside !== undefined) return [];
  const head = withScore(closing, chain.head, sheet, firstSheet);
  const { hash, ...item } = sheetItem(firstSheet, sheet);
  const happening: Happening = {
    what: 'scoring.compared',
    by: closer,
    at: job.at,
    trace: job.trace,
    data: { sheet: firstSheet, hash, state: sheet.state },
  };
  return [...append(chain, happening, { head, items: [item] }).writes];
}
