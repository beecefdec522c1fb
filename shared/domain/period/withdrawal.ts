import * as z from 'zod';
import { openSteps } from '../../text/say.ts';
import { groundNames, lifeStates, lifeStepNames } from '../../text/life.ts';
import { Document } from '../appraisal/adjustment.ts';
import { separate } from '../organisation/authority.ts';
import { Refused } from '../refused.ts';
import type { Exemption } from '../scheme/outcome.ts';
import type { SubjectKind } from '../scheme/scheme.ts';
import { Prose, Slug } from '../text.ts';

/** Why a subject leaves the period: 机构合并、机构撤销、人员离开, or an exemption that the scheme declares. */
export const Ground = z.enum(['merged', 'dissolved', 'left', 'exempt']);
export type Ground = z.infer<typeof Ground>;

const said = { document: Document, reason: Prose(4, 500) };
export const Withdrawal = z.discriminatedUnion('ground', [
  z.strictObject({ ground: Ground.exclude(['exempt']), ...said }),
  z.strictObject({ ground: z.literal('exempt'), exemption: Slug, ...said }),
]);
export type Withdrawal = z.infer<typeof Withdrawal>;

/** withdrawn: not assessed any more · ungraded: assessed to the end and given a score, but neither rank nor grade (不定等次). */
const LifeState = z.enum(['proposed', 'withdrawn', 'ungraded']);
export type LifeState = 'assessed' | z.infer<typeof LifeState>;
export type LifeStep = 'propose' | 'confirm' | 'reject' | 'revoke';
/** What the committee finds of a withdrawal that was proposed, or of one that it confirmed by mistake. */
export const LifeFinding = z.enum(['confirmed', 'rejected', 'revoked']);
export type LifeFinding = z.infer<typeof LifeFinding>;

/** Absent while a subject is assessed like all the others. */
export const Life = z.strictObject({
  state: LifeState,
  ground: Ground,
  /** Of the scheme: which exemption, and its name as it was. */
  exemption: z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), scored: z.boolean() }).optional(),
  document: Document,
  /** Absent in records of before it was kept here; the entry says it. */
  reason: z.string().optional(),
  by: z.string(),
  at: z.int(),
  decided: z.strictObject({ by: z.string(), at: z.int(), meeting: z.string() }).optional(),
});
export type Life = z.infer<typeof Life>;

interface Living {
  readonly life?: Life | undefined;
}

/**
 * The committee takes back what it confirmed by mistake, until the period closes; who comes back to work is assessed in the next period. A
 * proposal that nobody decides falls when the period closes.
 */
export const lifeSteps: Readonly<Record<LifeState, readonly LifeStep[]>> = {
  assessed: ['propose'],
  proposed: ['confirm', 'reject'],
  withdrawn: ['revoke'],
  ungraded: ['revoke'],
};

export const isWithdrawn = ({ life }: Living): boolean => life?.state === 'withdrawn';

/** Why it has no rank and counts in no share: what its standing says. */
export function outOfRank({
  life,
}: Living): { code: 'withdrawn' | 'exempt'; params: Record<string, string> } | undefined {
  if (life?.state !== 'withdrawn' && life?.state !== 'ungraded') return undefined;
  const params = { ground: life.ground, ...(life.exemption ? { exemption: life.exemption.id } : {}) };
  return { code: life.state === 'withdrawn' ? 'withdrawn' : 'exempt', params };
}

/** 已退出考核的对象不再办理: nothing more is agreed on, filed or marked. */
export function refuseIfWithdrawn({ subject, life }: Living & { readonly subject: string }): void {
  if (life?.state === 'withdrawn') throw new Refused('periods.withdrawn', { subject, ...groundNames[life.ground] });
}

const forKinds: Readonly<Record<Ground, readonly SubjectKind[]>> = {
  merged: ['unit', 'team'],
  dissolved: ['unit', 'team'],
  left: ['official'],
  exempt: ['unit', 'team', 'official'],
};

interface Whose extends Living {
  readonly subject: string;
  readonly kind: SubjectKind;
}

function step(head: Whose, wanted: LifeStep): void {
  const state = head.life?.state ?? 'assessed';
  const legal = lifeSteps[state];
  if (legal.includes(wanted)) return;
  throw new Refused(
    'periods.life-state',
    { subject: head.subject, ...lifeStates[state], steps: openSteps(legal, lifeStepNames) },
    { legal },
  );
}

type By = { readonly by: string; readonly at: number };

/** The office proposes; shares and places of all the others change with it, so somebody else decides. */
export function proposeWithdrawal(
  head: Whose,
  wanted: Withdrawal,
  exemptions: readonly Exemption[],
  { by, at }: By,
): Life {
  step(head, 'propose');
  const { ground, document, reason } = wanted;
  if (!forKinds[ground].includes(head.kind)) {
    const legal = Ground.options.filter((one) => forKinds[one].includes(head.kind));
    throw new Refused(
      'periods.other-ground',
      { subject: head.subject, ...groundNames[ground] },
      { field: 'ground', legal },
    );
  }
  const life = { state: 'proposed' as const, ground, document, reason, by, at };
  if (wanted.ground !== 'exempt') return life;
  const exemption = exemptions.find(({ id }) => id === wanted.exemption);
  if (!exemption) {
    const legal = exemptions.map(({ id }) => id);
    throw new Refused('periods.no-such-exemption', { exemption: wanted.exemption }, { field: 'exemption', legal });
  }
  const { id, name, scored } = exemption;
  return { ...life, exemption: { id, zh: name.zh, en: name.en, scored } };
}

const stepTo = { confirmed: 'confirm', rejected: 'reject', revoked: 'revoke' } as const satisfies Record<
  LifeFinding,
  LifeStep
>;

/** The committee decides, and never whoever proposed it. Rejected or revoked, the subject is assessed as before. */
export function decideWithdrawal(
  head: Whose,
  { finding, meeting }: { readonly finding: LifeFinding; readonly meeting: string },
  { by, at }: By,
): Life | undefined {
  step(head, stepTo[finding]);
  const { life } = head;
  if (!life) return undefined;
  separate(life.by, by);
  if (finding !== 'confirmed') return undefined;
  return { ...life, state: life.exemption?.scored ? 'ungraded' : 'withdrawn', decided: { by, at, meeting } };
}
