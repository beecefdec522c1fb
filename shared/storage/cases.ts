import { Case, isOpen } from '../domain/case.ts';
import { Refused } from '../domain/refused.ts';
import { bare } from './chained.ts';
import { list, listed, sort } from './keys.ts';
import type { Item, Table } from './table.ts';

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
  return Case.parse(bare(item));
}

/** Every case of one subject, oldest first; a handful at most. */
export async function casesOf(table: Table, pk: string): Promise<Case[]> {
  const { items } = await table.query({ partition: pk, prefix: sort.cases });
  return items.map((item) => Case.parse(bare(item)));
}

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
  page: { limit?: number; after?: Item; open?: boolean },
): Promise<{ cases: Case[]; next: Item | undefined }> {
  const { open = false, ...rest } = page;
  const { items, next } = await table.query({
    index: 'byList',
    partition: list.cases(jurisdiction, period),
    ...(open ? { prefix: list.allWaiting } : {}),
    ...rest,
  });
  return { cases: items.map((item) => Case.parse(bare(item))), next };
}

/** Every undecided case of a period. What holds up a phase is a short list: objections are rare and get decided. */
export async function openCases(table: Table, within: Within): Promise<Case[]> {
  const found: Case[] = [];
  let after: Item | undefined;
  do {
    const page = await listCases(table, within, { open: true, ...(after ? { after } : {}) });
    found.push(...page.cases);
    after = page.next;
  } while (after);
  return found;
}
