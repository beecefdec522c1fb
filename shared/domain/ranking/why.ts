import { type Language, say } from '../../text/catalogue.ts';
import { reasons } from '../../text/sentences/notes.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { Exact } from '../scoring/exact.ts';

/** "为什么不是优秀？": everything that stands between the subject and the top grade, and how far away it is. */
export function whyNotTop(scheme: Scheme, standing: Standing, language: Language): string[] {
  const top = scheme.bands[0]?.grade;
  if (standing.grade !== null && standing.grade === top) {
    return [say(reasons.top, language, { grade: gradeName(scheme, standing.grade, language) })];
  }
  return standing.reasons.map((reason) => say(sentenceFor(reason), language, named(reason, scheme, language)));
}

function sentenceFor(reason: Reason) {
  if (reason.code !== 'quota') return reasons[reason.code];
  if (reason.params['lastIn'] === '') return reasons['quota-closed'];
  return lostByKeys(reason) ? reasons['quota-keys'] : reasons.quota;
}

/** The score was not what decided: the last one in has the same. */
export const lostByKeys = ({ params: { score = '', lastIn = '' } }: Reason): boolean =>
  lastIn !== '' && Exact.of(String(score)).compare(Exact.of(String(lastIn))) === 0;

function named({ params }: Reason, scheme: Scheme, language: Language): Reason['params'] {
  const veto = scheme.vetoes.find(({ id }) => id === params['veto']);
  return {
    ...params,
    ...(params['grade'] === undefined ? {} : { grade: gradeName(scheme, String(params['grade']), language) }),
    ...(veto ? { veto: veto.name[language] } : {}),
  };
}

const gradeName = ({ bands }: Scheme, grade: string, language: Language) =>
  bands.find((band) => band.grade === grade)?.name[language] ?? grade;

/** Why a subject does not have the top grade; sentences for each are in shared/text/sentences/reasons.ts. */
export interface Reason {
  readonly code: 'not-scored' | 'excepted' | 'below-band' | 'quota' | 'quota-tie' | 'veto';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Standing {
  readonly subject: string;
  readonly rank: number | null;
  /** Subjects ranked together: those with a score that nobody excepted. Every share and place is counted of these. */
  readonly of: number;
  readonly score: string | null;
  readonly normalised: string | null;
  /** The order is band → veto cap → quota; all three are kept. */
  readonly band: string | null;
  readonly afterVeto?: string | null | undefined;
  /** In place of `afterVeto` where who is barred keeps a place: there the order is band → quota → veto cap. */
  readonly afterQuota?: string | null | undefined;
  readonly grade: string | null;
  readonly reasons: readonly Reason[];
}
