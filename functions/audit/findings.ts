import * as z from 'zod';
import type { Bound, Fault } from '../../shared/domain/chain-check.ts';
import type { CollectionExport } from '../../shared/domain/collection-export.ts';
import { examineAgainst } from '../../shared/storage/examined.ts';
import { collectionName } from '../../shared/storage/keys.ts';
import { say, type Params } from '../../shared/text/catalogue.ts';
import { faultTexts } from '../../shared/text/faults.ts';
import type { Services } from '../services.ts';

export const Finding = z.strictObject({ kind: z.string(), where: z.string(), sentence: z.string() });
export type Finding = z.infer<typeof Finding>;

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
  return {
    copy,
    findings: [
      ...faults.map((fault) => finding(services, fault.kind, where, blanksOf(fault))),
      ...misplaced.map((item) => finding(services, 'altered-index', where, { item })),
    ],
  };
}

const blanksOf = ({ kind: _, ...blanks }: Fault): Params => blanks;
