import type { Scheme } from '../scheme/scheme.ts';

/**
 * 公开层级: how far a published result may go. public: to everybody, without a token · government: to everybody who works here ·
 * parties: to the subject itself, who leads its unit, and who runs or oversees the assessment. 公务员考核结果应当以书面形式通知本人
 * (公务员法第三十七条): it is told to the official, and no list of officials leaves those who run the assessment.
 */
const tiers = ['public', 'government', 'parties'] as const;
type Tier = (typeof tiers)[number];

type Kind = Scheme['subjects'][number];

const resultsOf: Readonly<Record<Kind, Tier>> = { unit: 'public', team: 'government', official: 'parties' };

/** May a reader who belongs to no more than this tier be told the results of such a subject? */
export const admits = (kind: Kind, reader: Tier): boolean => tiers.indexOf(resultsOf[kind]) <= tiers.indexOf(reader);

/** What kind of subject an id such as `official.zhangwei` names; of an unknown one the least is told. */
export const kindOf = (subject: string): Kind =>
  subject.startsWith('unit.') ? 'unit' : subject.startsWith('team.') ? 'team' : 'official';
