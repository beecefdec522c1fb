import * as z from 'zod';
import { versionStates, versionStepNames } from '../../text/states.ts';
import { openSteps } from '../../text/say.ts';
import { separate } from '../organisation/authority.ts';
import { Refused } from '../refused.ts';
import type { Scheme } from './scheme.ts';
import { commonIndicators, mostItems } from './sections.ts';

/**
 * The life of one version of a scheme. Whoever wrote or submitted it cannot approve it, and an approved version never
 * changes: a new version is made, and each period keeps the one it was opened with.
 */
export const Approval = z.strictObject({
  by: z.string(),
  at: z.int(),
  /** The meeting that decided, by its own name or number. */
  meeting: z.string(),
  /** Indicators whose special rule (特殊规则) the committee approved by name. */
  specialRules: z.array(z.string()).max(mostItems),
});

/** People who write one version. */
const mostMakers = 100;
/** All versions of a scheme stand in its head, which is one item of the table. */
export const mostVersions = 100;

/** Who ended it, and why: what the committee wants changed in a draft it gave back, until that is submitted again; why a draft was dropped. */
export const Reasoned = z.strictObject({ by: z.string(), at: z.int(), reason: z.string() });

export const SchemeVersion = z.strictObject({
  version: z.int().min(1),
  state: z.enum(['draft', 'submitted', 'approved', 'dropped']),
  /** SHA-256 of the canonical document. */
  hash: z.string(),
  /** Everybody who wrote or submitted it. */
  makers: z.array(z.string()).max(mostMakers),
  changedAt: z.int(),
  basedOn: z.int().optional(),
  approval: Approval.optional(),
  returned: Reasoned.optional(),
  dropped: Reasoned.optional(),
});
export type SchemeVersion = z.infer<typeof SchemeVersion>;
export type State = SchemeVersion['state'];

export const versionSteps = [
  { step: 'edit', from: 'draft', to: 'draft', by: 'performance-office' },
  { step: 'submit', from: 'draft', to: 'submitted', by: 'performance-office' },
  { step: 'approve', from: 'submitted', to: 'approved', by: 'committee' },
  { step: 'return', from: 'submitted', to: 'draft', by: 'committee' },
  { step: 'drop', from: 'draft', to: 'dropped', by: 'performance-office' },
] as const satisfies readonly { step: string; from: State; to: State; by: string }[];

export type VersionStep = (typeof versionSteps)[number]['step'];

interface Act {
  readonly by: string;
  readonly at: number;
}

export function begun(version: number, hash: string, { by, at }: Act): SchemeVersion {
  return { version, state: 'draft', hash, makers: [by], changedAt: at };
}

export function edited(version: SchemeVersion, hash: string, act: Act): SchemeVersion {
  return { ...moved(version, 'edit', act), hash, makers: joined(version, act) };
}

export function submitted({ returned: _, ...version }: SchemeVersion, act: Act): SchemeVersion {
  return { ...moved(version, 'submit', act), makers: joined(version, act) };
}

/** Approves exactly the document the committee saw, and each special rule in it by name. */
export function approved(
  version: SchemeVersion,
  decision: { hash: string; meeting: string; specialRules: readonly string[] },
  { special, act }: { special: readonly string[]; act: Act },
): SchemeVersion {
  const next = moved(version, 'approve', act);
  separate(version.makers, act.by);
  if (decision.hash !== version.hash)
    throw new Refused('schemes.other-document', {}, { field: 'hash', legal: [version.hash] });
  const unnamed = special.filter((indicator) => !decision.specialRules.includes(indicator));
  if (unnamed.length > 0) {
    throw new Refused(
      'schemes.special-rules',
      { indicators: unnamed.join(', ') },
      { field: 'specialRules', legal: special },
    );
  }
  return { ...next, approval: { ...act, meeting: decision.meeting, specialRules: [...special] } };
}

export const returned = (version: SchemeVersion, reason: string, act: Act): SchemeVersion => ({
  ...moved(version, 'return', act),
  returned: { ...act, reason },
});

/** 作废: a draft begun by mistake. It keeps its number and its document; what the committee once had before it is not dropped. */
export function dropped(version: SchemeVersion, reason: string, act: Act): SchemeVersion {
  const next = moved(version, 'drop', act);
  if (version.returned) throw new Refused('schemes.was-submitted', { version: version.version });
  return { ...next, dropped: { ...act, reason } };
}

/** In hand: neither approved nor dropped. A scheme has one of them at a time. */
export const isOpen = ({ state }: Pick<SchemeVersion, 'state'>): boolean => state === 'draft' || state === 'submitted';

/** The version that waits for the committee, or came back from it for the office to change. */
export const waitingOf = (versions: readonly SchemeVersion[]): SchemeVersion | undefined =>
  versions.find(({ state, returned: back }) => state === 'submitted' || (state === 'draft' && back !== undefined));

/** Indicators scored by a formula: rules outside the catalogue, which only the committee may admit. */
export function specialRulesOf(scheme: Scheme): string[] {
  return commonIndicators(scheme)
    .filter(({ rule }) => rule.kind === 'formula')
    .map(({ id }) => id);
}

function moved(version: SchemeVersion, step: VersionStep, { at }: Act): SchemeVersion {
  const row = versionSteps.find((known) => known.step === step && known.from === version.state);
  const legal = versionSteps.filter(({ from }) => from === version.state).map((known) => known.step);
  if (!row) {
    const params = {
      version: version.version,
      ...versionStates[version.state],
      steps: openSteps(legal, versionStepNames),
    };
    throw new Refused('schemes.version-locked', params, { legal });
  }
  return { ...version, state: row.to, changedAt: at };
}

function joined({ makers }: SchemeVersion, { by }: Act): string[] {
  const all = [...new Set([...makers, by])];
  if (all.length > mostMakers) throw new Refused('schemes.makers-full', { maximum: mostMakers });
  return all;
}
