import { wholePeriod } from '../../../shared/domain/reports/manifest.ts';
import { comparedAll } from '../../../shared/domain/reports/comparison.ts';
import type { FilingsOf, Named, SetAside } from '../../../shared/domain/reports/model.ts';
import { isWithdrawn } from '../../../shared/domain/period/withdrawal.ts';
import { periodReport } from '../../../shared/domain/reports/period.ts';
import { subjectName } from '../../../shared/text/reports/sentences.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { together } from '../../../shared/domain/filing/slots.ts';
import { setAsideText } from '../../../shared/domain/appraisal/set-aside.ts';
import { renderPeriod } from '../../../shared/reports/period.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';
import { readSetAsides } from '../../../shared/storage/closing.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import { lifeText } from '../../../shared/text/life.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import { type Chunks, type Closing, writeFiles } from './closing.ts';
import { committeeLine, exceptedFor, rankedOf, type Frame } from './frame.ts';
import { stoodBefore, stoodBy } from './comparison.ts';
import { groupHeads } from './groups.ts';

/** The report of the period as a whole: one chunk. */
export async function* periodChunks(closing: Closing, frame: Frame): Chunks {
  const { platform, job, prepared } = closing;
  const { n, hash } = await existingPeriod(platform.table, job.jurisdiction, job.period);
  const groups = await Promise.all(
    job.groups.map(async (group) => ({ ...frame.groupNamed(group), heads: await groupHeads(closing, group) })),
  );
  const reasons = await readSetAsides(platform.table, job.jurisdiction, job.period);
  const ranked = groups.flatMap(({ heads }) => heads.filter(({ standing }) => typeof standing?.rank === 'number'));
  const before = await stoodBefore(
    closing,
    frame.earlier,
    ranked.map(({ subject }) => subject),
  );
  const model = periodReport({
    heading: frame.heading,
    scheme: prepared.scheme,
    groups: groups
      .filter(({ heads }) => heads.length > 0)
      .map(({ heads, ...named }) => ({ ...named, members: heads.flatMap(memberOf) })),
    setAside: setAsides(groups, { reasons, excepted: await exceptedFor(closing), scheme: prepared.scheme }),
    withdrawn: groups.flatMap(withdrawnIn),
    timeliness: together(groups.flatMap(({ heads }) => heads.flatMap(({ timeliness }) => timeliness ?? []))),
    comparison: comparedAll(frame.earlier, ranked.map(changing(closing, frame, before))),
    filings: filingsOf(groups.flatMap(({ heads }) => heads)),
    signatures: committeeLine,
    audit: { entry: n, hash },
  });
  const write = await writeFiles(closing, wholePeriod, await renderPeriod(model, { seal: frame.seal }), job.at);
  yield { writes: [write], done: 1, finished: true };
}

const changing =
  ({ prepared }: Closing, { earlier }: Frame, before: ReadonlyMap<string, AppraisalHead>) =>
  (head: AppraisalHead) => {
    const was = before.get(head.subject);
    return {
      subject: { id: head.subject, name: subjectName(head) },
      before: was && 'bands' in earlier ? stoodBy(was, earlier.bands) : null,
      now: stoodBy(head, prepared.scheme.bands),
    };
  };

/** Subject by subject, and behind them each other side with all it files. */
function filingsOf(heads: readonly AppraisalHead[]): FilingsOf[] {
  const names = new Map(heads.map((head) => [head.subject, subjectName(head)]));
  const own = heads.flatMap((head) => {
    const { subject, timeliness, sides, cards = null } = head;
    const counts = sides ? (sides[subject] ?? together([])) : timeliness;
    return counts ? [{ who: { id: subject, name: subjectName(head) }, ...counts, cards }] : [];
  });
  const foreign = heads.flatMap(({ subject, sides = {} }) =>
    Object.entries(sides).filter(([side]) => side !== subject),
  );
  const others = [...Map.groupBy(foreign, ([side]) => side)].flatMap(([side, those]) => {
    const counts = together(those.map(([, one]) => one));
    const name = side === 'office' ? roleNames['performance-office'] : (names.get(side) ?? same(side));
    return counts ? [{ who: { id: side, name }, ...counts, cards: null }] : [];
  });
  return [...own, ...others];
}

const memberOf = (head: AppraisalHead) =>
  rankedOf(head).map((ranked) => ({ name: subjectName(head), exact: head.score?.exact ?? '', ranked }));

/** 退出考核的: who they were and why, so that a reader of the report can count everybody. */
const withdrawnIn = ({ heads, name: group }: Group): SetAside[] =>
  heads.flatMap((head) =>
    head.life && isWithdrawn(head)
      ? [{ subject: { id: head.subject, name: subjectName(head) }, group, score: null, why: lifeText(head.life) }]
      : [],
  );

type Group = Named & { readonly heads: readonly AppraisalHead[] };

/** Everybody without a rank and why: those the proposal excepts, whose head says so, and whose record could not even be read. */
function setAsides(
  groups: readonly Group[],
  {
    reasons,
    excepted,
    scheme,
  }: {
    reasons: readonly { subject: string; reason: string }[];
    excepted: ReadonlyMap<string, Text>;
    scheme: Scheme;
  },
): SetAside[] {
  const unread = new Map(reasons.map(({ subject, reason }) => [subject, reason]));
  const known = groups.flatMap(({ heads, name: group }) =>
    heads.flatMap((head) => {
      const { subject, score, setAside, life } = head;
      if (isWithdrawn(head)) return [];
      const name = subjectName(head);
      const why = setAside ?? (score ? undefined : unread.get(subject));
      unread.delete(subject);
      const text =
        excepted.get(subject) ??
        (life && lifeText(life)) ??
        (why === undefined ? undefined : setAsideText(why, scheme));
      const figure = score ? { exact: score.exact, rounded: score.rounded } : null;
      return text ? [{ subject: { id: subject, name }, group, score: figure, why: text }] : [];
    }),
  );
  const nameless = [...unread].map(([id, why]) => ({
    subject: { id, name: same(id) },
    group: same('—'),
    score: null,
    why: setAsideText(why, scheme),
  }));
  return [...known, ...nameless];
}

const same = (text: string) => ({ zh: text, en: text });
