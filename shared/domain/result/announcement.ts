import type { Audience } from '../scheme/application.ts';
import type { Scheme, SubjectKind } from '../scheme/scheme.ts';
import { admits } from './disclosure.ts';

const usual: Readonly<Record<SubjectKind, Audience>> = { unit: 'public', team: 'jurisdiction', official: 'unit' };

/** To whom the results of this kind of subject are announced. */
export const audienceOf = ({ announcedTo = {} }: Pick<Scheme, 'announcedTo'>, kind: SubjectKind): Audience =>
  announcedTo[kind] ?? usual[kind];

/** May the results of such a subject be announced that far? Within its own unit everybody's may (在本机关范围内公示). */
export const mayAnnounce = (kind: SubjectKind, audience: Audience): boolean =>
  audience === 'unit' || admits(kind, audience === 'public' ? 'public' : 'government');

/** Who reads the announcement: somebody of a unit, or anybody without a token. */
type Reader = { readonly unit: string } | 'public';

interface Announced {
  readonly kind: SubjectKind;
  readonly unit: string;
  readonly standing?: { readonly grade: string | null } | undefined;
}

/**
 * Whether a reader is told of this subject. "对拟定为优秀等次的公务员，应当在本机关范围内公示"（公务员考核规定）: of officials only those are
 * announced who are to have the top grade, and nobody is told a score.
 */
export function isTold(scheme: Scheme, { kind, unit, standing }: Announced, reader: Reader): boolean {
  const grade = standing?.grade ?? null;
  if (grade === null || (kind === 'official' && grade !== scheme.bands[0]?.grade)) return false;
  const audience = audienceOf(scheme, kind);
  if (audience === 'public') return true;
  return reader !== 'public' && (audience === 'jurisdiction' || reader.unit === unit);
}
