import { appraisalPage, isSigned, type AppraisalPage, type Listing } from '../../shared/storage/appraisals.ts';
import type { Item, Table } from '../../shared/storage/table.ts';

/**
 * Every subject of the period whose agreement is not signed, and how many were looked at: the index may not show a subject of
 * the last moment yet.
 */
export async function unsigned(table: Table, listing: Listing): Promise<{ subjects: string[]; seen: number }> {
  const subjects: string[] = [];
  let seen = 0;
  let after: Item | undefined;
  do {
    const page: AppraisalPage = await appraisalPage(table, listing, { after });
    subjects.push(...page.heads.filter((head) => !isSigned(head)).map(({ subject }) => subject));
    seen += page.heads.length;
    after = page.next;
  } while (after);
  return { subjects, seen };
}
