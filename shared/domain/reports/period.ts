import type { Text } from '../../text/refusal.ts';
import type { Standing as Ranked } from '../ranking/ranking.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Timeliness } from '../filing/slots.ts';
import { gradingOf, groupFacts, movedBy } from './grading.ts';
import type {
  AuditOf,
  FilingsOf,
  GroupOf,
  Heading,
  Named,
  PeriodComparison,
  PeriodReport,
  RankedOf,
  SetAside,
  SignatureOf,
} from './model.ts';

/** A subject as its group ranked it, with its name and the exact figure behind the score. */
interface RankedMember {
  readonly name: Text;
  readonly exact: string;
  readonly ranked: Ranked;
}

interface PeriodFacts {
  readonly heading: Heading;
  readonly scheme: Scheme;
  readonly groups: readonly (Named & { readonly members: readonly RankedMember[] })[];
  readonly setAside: readonly SetAside[];
  readonly withdrawn?: readonly SetAside[];
  readonly timeliness: Timeliness | null;
  readonly comparison?: PeriodComparison;
  readonly filings: readonly FilingsOf[];
  readonly signatures: readonly SignatureOf[];
  readonly audit: AuditOf;
}

/** The report of a whole period: every peer group by rank, and everybody who has none with the reason. Pure. */
export function periodReport({
  heading,
  scheme,
  groups,
  setAside,
  withdrawn = [],
  timeliness,
  comparison,
  filings,
  signatures,
  audit,
}: PeriodFacts): PeriodReport {
  const listed = groups.map((group) => groupOf(scheme, group));
  return {
    ...heading,
    format: 'jixiao.period-report/1',
    subjects: listed.reduce((sum, { ranking }) => sum + ranking.length, setAside.length),
    groups: listed,
    setAside: inOrder(setAside),
    ...(withdrawn.length > 0 ? { withdrawn: inOrder(withdrawn) } : {}),
    timeliness,
    ...(comparison ? { comparison } : {}),
    ...(filings.some(({ cards }) => cards !== null) ? { filings } : {}),
    signatures,
    audit,
  };
}

const inOrder = (some: readonly SetAside[]): SetAside[] =>
  [...some].sort((a, b) => (a.subject.id < b.subject.id ? -1 : 1));

function groupOf(scheme: Scheme, { id, name, members }: PeriodFacts['groups'][number]): GroupOf {
  const ranking = members
    .flatMap((member) => rankedOf(scheme, member) ?? [])
    .sort((a, b) => a.rank - b.rank || (a.subject.id < b.subject.id ? -1 : 1));
  return {
    id,
    name,
    ranking,
    ...groupFacts(
      scheme,
      members.map(({ ranked }) => ranked),
    ),
  };
}

function rankedOf(scheme: Scheme, { name, exact, ranked }: RankedMember): RankedOf | null {
  const grading = gradingOf(scheme, ranked);
  if (!grading || ranked.score === null) return null;
  return {
    rank: grading.rank,
    subject: { id: ranked.subject, name },
    score: { exact, rounded: ranked.score },
    normalised: grading.normalised,
    grade: grading.grade,
    moved: movedBy(scheme, ranked),
  };
}
