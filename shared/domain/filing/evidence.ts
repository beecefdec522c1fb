import * as z from 'zod';
import { canonical } from '../audit/canonical.ts';
import type { Entry } from '../audit/chain.ts';
import { Refused } from '../refused.ts';
import { Digest, FileName, formed, kept } from '../text.ts';

/** Names of the entries in which evidence (佐证材料) is recorded. */
export const evidenceOffered = 'progress.evidence-offered';
export const evidenceRead = 'progress.evidence-read';

/** `application/pdf`: what a file says it is. */
export const MediaType = formed('media-type', /^[a-z]{1,20}\/[a-z0-9][a-z0-9.+-]{0,98}$/);

/** What the uploader says about a file before it goes up; the upload itself is then bound to exactly this. */
export const EvidenceOffer = z.strictObject({
  name: FileName,
  type: MediaType,
  bytes: z.int().min(1),
  sha256: Digest,
  /** 涉密或敏感: read by fewer people, and every read is an entry of the chain. */
  sealed: z.boolean().default(false),
});
export type EvidenceOffer = z.infer<typeof EvidenceOffer>;

export const Evidence = EvidenceOffer.extend({ id: z.string(), sealed: z.boolean() });
export type Evidence = z.infer<typeof Evidence>;

/** Who files figures about others: the office, or a unit that holds them. */
export const Providing = z.union([z.literal('office'), z.strictObject({ unit: z.string() })]);
export type Providing = z.infer<typeof Providing>;

/** What a provider registers once for many subjects; it stands in the chain of the period. */
export const ProvidedEvidence = Evidence.extend({ indicator: z.string(), provider: Providing });
export type ProvidedEvidence = z.infer<typeof ProvidedEvidence>;

/** Pieces that one filing, objection or answer may rest on. */
export const mostCited = 20;

/** Pieces that one appraisal takes: whoever reads it is shown them all. */
const mostEvidence = 2_000;
export const AllEvidence = z.array(Evidence).max(mostEvidence);

/** How a filing names its evidence: the digest makes a file that was swapped later visible. */
const Cited = z.strictObject({ id: z.string(), sha256: z.string() });
type Cited = z.infer<typeof Cited>;
export const Citations = z.array(Cited).max(mostCited);

/** A name must end the way its declared type does, so that nothing pretends to be a document. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'text/csv': ['csv'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/zip': ['zip'],
};

/** The jurisdiction says which types and sizes it takes; a type this file does not know is judged by that list alone. */
export function checkOffer(offer: EvidenceOffer, limits: { maximumBytes: number; types: readonly string[] }): void {
  const { type, bytes, name } = offer;
  if (!limits.types.includes(type))
    throw new Refused('progress.evidence-type', { type }, { field: 'type', legal: limits.types });
  if (bytes > limits.maximumBytes) {
    throw new Refused('progress.evidence-size', { bytes, maximum: limits.maximumBytes }, { field: 'bytes' });
  }
  const legal = endings[type];
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (legal && !legal.includes(ending))
    throw new Refused('progress.evidence-name', { name, type }, { field: 'name', legal });
}

/** All evidence of one subject, by id. */
export function evidenceIn(entries: readonly Entry[]): ReadonlyMap<string, Evidence> {
  const offers = entries.filter((entry) => entry.what === evidenceOffered).map((entry) => kept(Evidence, entry.data));
  return new Map(offers.map((evidence) => [evidence.id, evidence]));
}

/** Evidence that a provider registered for an indicator, out of the chain of the period. */
export function providedEvidence(
  entries: readonly Entry[],
  { indicator, provider }: Pick<ProvidedEvidence, 'indicator' | 'provider'>,
): ReadonlyMap<string, Evidence> {
  const offers = entries
    .filter((entry) => entry.what === evidenceOffered)
    .map((entry) => kept(ProvidedEvidence, entry.data))
    .filter((one) => one.indicator === indicator && canonical(one.provider) === canonical(provider));
  return new Map(offers.map(({ indicator: _, provider: by, ...evidence }) => [evidence.id, evidence]));
}

export function refuseIfFull(entries: readonly Entry[]): void {
  if (evidenceIn(entries).size >= mostEvidence) throw new Refused('progress.evidence-full', { maximum: mostEvidence });
}

/** Turns ids into citations; evidence of another subject or period is unknown here. */
export function cite(ids: readonly string[], known: ReadonlyMap<string, Evidence>): Cited[] {
  return ids.map((id) => {
    const evidence = known.get(id);
    if (!evidence) throw new Refused('progress.unknown-evidence', { evidence: id }, { field: 'evidence' });
    return { id, sha256: evidence.sha256 };
  });
}
