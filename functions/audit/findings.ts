import * as z from 'zod';
import type { Bound, CollectionExport, Fault } from '../../shared/domain/audit/chain-check.ts';
import { examineAgainst } from '../../shared/storage/examined.ts';
import { collectionName } from '../../shared/storage/keys.ts';
import { type Params, say } from '../../shared/text/catalogue.ts';
import { faultTexts } from '../../shared/text/faults.ts';
import { mostToAPage } from '../fields.ts';
import type { Services } from '../services.ts';

const Finding = z.strictObject({ kind: z.string(), where: z.string(), sentence: z.string() });
export type Finding = z.infer<typeof Finding>;

/** Of one chain: whoever rewrote it left as many faults as it has entries, and the first say what happened. */
const mostOfChain = 20;

/** Of one chain, of the parts of the anchor that may name it, and the seal's own. */
export const OfChain = z.array(Finding).max(2 * mostOfChain + 2);
/** Of the chains of a page, of the seal and the lists that name each, and of the anchor itself. */
export const OfPage = z.array(Finding).max((mostOfChain + 2) * mostToAPage + mostOfChain + 3);

/** One fault in the caller's words. */
export const finding = (
  { language }: Pick<Services, 'language'>,
  kind: keyof typeof faultTexts,
  where: string,
  blanks: Params = {},
): Finding => ({ kind, where, sentence: say(faultTexts[kind], language, blanks) });

interface Held {
  readonly copy: CollectionExport | undefined;
  readonly findings: Finding[];
}

/** Holds a collection against its own chain, against what was signed of it, and against the lists it should stand in. */
export async function hold(services: Services, pk: string, bounds: readonly Bound[]): Promise<Held> {
  const where = collectionName(pk);
  const { copy, misplaced, faults } = await examineAgainst(services.table, pk, bounds);
  const findings = [
    ...faults.map((fault) => finding(services, fault.kind, where, blanksOf(fault))),
    ...misplaced.map((item) => finding(services, 'altered-index', where, { item })),
  ];
  return { copy, findings: firstOf(services, where, findings) };
}

/** As many as are told of one chain; the last says how many more there are. */
export function firstOf(services: Pick<Services, 'language'>, where: string, findings: Finding[]): Finding[] {
  if (findings.length <= mostOfChain) return findings;
  const told = findings.slice(0, mostOfChain - 1);
  return [...told, finding(services, 'more', where, { count: findings.length - told.length })];
}

const blanksOf = ({ kind: _, ...blanks }: Fault): Params => blanks;
