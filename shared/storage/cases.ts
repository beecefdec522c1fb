import { Case, isOpen } from '../domain/review/case.ts';
import { Refused } from '../domain/refused.ts';
import { all, legible, read } from './chained.ts';
import { list, listed, sort } from './keys.ts';
import type { From, Item, Table } from './table.ts';

/** A case as an item of the appraisal, listed in its period with undecided ones first. */
export const caseItem = (jurisdiction: string, objected: Case) => ({
  sk: sort.case(objected.id),
  value: objected,
  index: listed(
    list.cases(jurisdiction, objected.period),
    isOpen(objected) ? list.waiting(objected.id) : list.settled(objected.id),
  ),
});

export async function existingCase(table: Table, pk: string, id: string): Promise<Case> {
  const item = await table.get({ pk, sk: sort.case(id) });
  if (!item) throw new Refused('review.no-case', { case: id });
  return read(item, Case);
}

/** Every case of one subject, oldest first. */
export const casesOf = async (table: Table, pk: string): Promise<Case[]> =>
  (await all(table, { partition: pk, prefix: sort.cases })).map((item) => read(item, Case));

/** The same out of a collection that was read whole. */
export const casesIn = (items: Readonly<Record<string, Item>>): Case[] =>
  Object.entries(items).flatMap(([sk, item]) => (sk.startsWith(sort.cases) ? [Case.parse(item)] : []));

interface Within {
  readonly jurisdiction: string;
  readonly period: string;
}

export async function listCases(
  table: Table,
  { jurisdiction, period }: Within,
  { open, ...from }: From & { readonly open: boolean | undefined },
): Promise<{ cases: Case[]; next: Item | undefined }> {
  const { items, next } = await table.query({
    index: 'byList',
    partition: list.cases(jurisdiction, period),
    ...(open ? { prefix: list.allWaiting } : {}),
    ...from,
  });
  return { cases: legible(items, Case), next };
}

/** Every undecided case of a period. What holds up a phase is a short list: objections are rare and get decided. */
export const openCases = (table: Table, within: Within): Promise<Case[]> => casesWithin(table, within, list.allWaiting);

/** The cases of a period, settled ones too. */
export const everyCase = (table: Table, within: Within): Promise<Case[]> => casesWithin(table, within);

async function casesWithin(table: Table, { jurisdiction, period }: Within, prefix?: string): Promise<Case[]> {
  const partition = list.cases(jurisdiction, period);
  const items = await all(table, { index: 'byList', partition, ...(prefix === undefined ? {} : { prefix }) });
  return items.map((item) => read(item, Case));
}
