import { wholePeriod } from '../../../shared/domain/closing.ts';
import type { SetAside } from '../../../shared/domain/reports/model.ts';
import { periodReport } from '../../../shared/domain/reports/period.ts';
import { renderPeriod } from '../../../shared/reports/period.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import type { Chunk, Closing } from './chunk.ts';
import { groupHeads } from './group-heads.ts';
import type { Frame } from './heading.ts';
import { committeeLine } from './signatures.ts';
import { rankedOf } from './standings.ts';
import { writeFiles } from './write-files.ts';

/** The report of the period as a whole: one chunk. */
export async function* periodChunks(closing: Closing, frame: Frame): AsyncGenerator<Chunk> {
  const { platform, job, prepared } = closing;
  const { n, hash } = await existingPeriod(platform.table, job.jurisdiction, job.period);
  const groups = await Promise.all(
    job.groups.map(async (group) => ({ ...frame.groupNamed(group), heads: await groupHeads(closing, group) })),
  );
  const model = periodReport({
    heading: frame.heading,
    scheme: prepared.scheme,
    groups: groups.map(({ heads, ...named }) => ({ ...named, members: heads.flatMap(memberOf) })),
    setAside: groups.flatMap(({ heads, name }) => heads.flatMap((head) => setAsideOf(head, name))),
    timeliness: null,
    signatures: committeeLine,
    audit: { entry: n, hash },
  });
  const write = await writeFiles(closing, wholePeriod, await renderPeriod(model), job.at);
  yield { writes: [write], done: 1, finished: true };
}

const memberOf = (head: AppraisalHead) =>
  head.score ? rankedOf(head).map((ranked) => ({ name: head.name, exact: head.score?.exact ?? '', ranked })) : [];

const setAsideOf = ({ subject, name, setAside }: AppraisalHead, group: SetAside['group']): SetAside[] =>
  setAside === undefined ? [] : [{ subject: { id: subject, name }, group, why: { zh: setAside, en: setAside } }];
