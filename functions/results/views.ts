import * as z from 'zod';
import { Exceptions, type Results } from '../../shared/domain/result/result.ts';
import { mostBands } from '../../shared/domain/scheme/outcome.ts';
import { mostSections } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { Instant, iso } from '../fields.ts';
import { NoticeView } from './receipt.ts';

/** How far an index may lag behind the table, milliseconds: a remark of the last second must be seen. */
export const indexLag = 60_000;

export const ResultsView = z.strictObject({
  state: z.enum(['provisional', 'proposed', 'approved', 'announced', 'published']),
  version: z.int(),
  proposal: z.strictObject({ by: z.string(), at: Instant, exceptions: Exceptions }).optional(),
  approval: z.strictObject({ by: z.string(), at: Instant, meeting: z.string() }).optional(),
  returned: z.strictObject({ by: z.string(), at: Instant, meeting: z.string(), reason: z.string() }).optional(),
  published: z
    .strictObject({ version: z.int(), by: z.string(), at: Instant, number: z.string().optional() })
    .optional(),
  /** Until when remarks are taken, and after when it is certain that none came in time: it is published after that. */
  announcement: z.strictObject({ by: z.string(), at: Instant, until: Instant, certain: Instant }).optional(),
  /** Until when to approve again what a decision changed after the approval. */
  changedApproval: z.strictObject({ due: Instant, overdue: z.boolean() }).optional(),
});
export type ResultsView = z.infer<typeof ResultsView>;

export const resultsView = (results: Results, now: number): ResultsView => ({
  state: results.state,
  version: results.version,
  ...('proposal' in results ? { proposal: { ...results.proposal, at: iso(results.proposal.at) } } : {}),
  ...('approval' in results ? { approval: { ...results.approval, at: iso(results.approval.at) } } : {}),
  ...('announcement' in results && results.announcement
    ? {
        announcement: {
          by: results.announcement.by,
          at: iso(results.announcement.at),
          until: iso(results.announcement.until),
          certain: iso(results.announcement.until + indexLag),
        },
      }
    : {}),
  ...(results.approvalDue === undefined
    ? {}
    : { changedApproval: { due: iso(results.approvalDue), overdue: now > results.approvalDue } }),
  ...('returned' in results && results.returned
    ? { returned: { ...results.returned, at: iso(results.returned.at) } }
    : {}),
  ...(results.lastPublished
    ? {
        published: {
          version: results.lastPublished.version,
          by: results.lastPublished.by,
          at: iso(results.lastPublished.at),
          ...(results.lastPublished.number === undefined ? {} : { number: results.lastPublished.number }),
        },
      }
    : {}),
});

/** Band, then veto cap, then quota: all three are shown, and in words what stands between the subject and the top grade. */
export const StandingView = z.strictObject({
  subject: z.string(),
  name: Bilingual,
  score: z.string().nullable(),
  sheet: z.int().nullable(),
  rank: z.int().nullable(),
  of: z.int(),
  normalised: z.string().nullable(),
  band: z.string().nullable(),
  bandName: Bilingual.nullable(),
  afterVeto: z.string().nullable().optional(),
  /** In place of `afterVeto` where the scheme lets who is barred keep its place. */
  afterQuota: z.string().nullable().optional(),
  /** Where the scheme has conditions; `afterVeto` comes before it, or behind `afterQuota`. */
  afterConditions: z.string().nullable().optional(),
  grade: z.string().nullable(),
  gradeName: Bilingual.nullable(),
  /** In the order of the scheme's sections, and the bonus less deductions; absent where they were not kept yet. */
  sections: z.array(z.string().nullable()).max(mostSections).optional(),
  adjusted: z.string().nullable().optional(),
  vetoes: z.array(z.string()),
  why: z.array(z.string()),
  setAside: z.string().optional(),
  case: z.string().optional(),
  /** 考核结果通知 of the approved result. */
  notice: NoticeView.optional(),
});
export type StandingView = z.infer<typeof StandingView>;

/** What a table of results is headed with: the grades from the top down, and the sections with their points. */
export const Headings = z.strictObject({
  grades: z.array(z.strictObject({ id: z.string(), name: Bilingual, from: z.string().nullable() })).max(mostBands),
  sections: z.array(z.strictObject({ id: z.string(), name: Bilingual, points: z.string() })).max(mostSections),
});
export type Headings = z.infer<typeof Headings>;
