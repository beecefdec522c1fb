import * as z from 'zod';
import { schemeProblems, undelivered } from '../../shared/domain/scheme/problems.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { Approval, Reasoned, SchemeVersion, mostVersions, specialRulesOf } from '../../shared/domain/scheme/version.ts';
import { Slug } from '../../shared/domain/scheme/wording.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import type { SchemeHead } from '../../shared/storage/schemes.ts';
import { Instant, Numeral, iso } from '../fields.ts';
import { ProblemView, problemView } from '../refusal-view.ts';

export const VersionView = SchemeVersion.extend({
  changedAt: Instant,
  approval: Approval.extend({ at: Instant }).optional(),
  returned: Reasoned.extend({ at: Instant }).optional(),
  dropped: Reasoned.extend({ at: Instant }).optional(),
});
type VersionView = z.infer<typeof VersionView>;

export const SchemeView = z.strictObject({
  id: z.string(),
  name: Bilingual,
  owner: z.string().optional(),
  versions: z.array(VersionView).max(mostVersions),
});
export type SchemeBody = z.infer<typeof SchemeView>;

export const DocumentView = z.strictObject({
  owner: z.string().optional(),
  standing: VersionView,
  scheme: Scheme,
  problems: z.array(ProblemView),
  /** What the scheme declares and the system does not deliver yet. */
  notices: z.array(ProblemView),
  /** What the committee has to approve by name. */
  specialRules: z.array(z.string()).max(mostItems),
});
export type DocumentBody = z.infer<typeof DocumentView>;

export const VersionParams = z.strictObject({ scheme: Slug, version: Numeral(1, 9999) });
export type VersionParams = z.infer<typeof VersionParams>;

export const versionView = ({ approval, returned, dropped, ...version }: SchemeVersion): VersionView => ({
  ...version,
  changedAt: iso(version.changedAt),
  ...(approval ? { approval: { ...approval, at: iso(approval.at) } } : {}),
  ...(returned ? { returned: { ...returned, at: iso(returned.at) } } : {}),
  ...(dropped ? { dropped: { ...dropped, at: iso(dropped.at) } } : {}),
});

const ownerIn = ({ owner }: SchemeHead) => (owner === undefined ? {} : { owner });

export const schemeView = ({ versions, ...head }: SchemeHead): SchemeBody => ({
  ...head,
  versions: versions.map(versionView),
});

export const documentView = (head: SchemeHead, version: SchemeVersion, scheme: Scheme): DocumentBody => ({
  ...ownerIn(head),
  standing: versionView(version),
  scheme,
  problems: problemsOf(scheme),
  notices: noticesOf(scheme),
  specialRules: specialRulesOf(scheme),
});

export const problemsOf = (scheme: Scheme): ProblemView[] => schemeProblems(scheme).map(problemView);
export const noticesOf = (scheme: Scheme): ProblemView[] => undelivered(scheme).map(problemView);
