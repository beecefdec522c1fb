import { type Filing, type Given, currentFilings } from '../../shared/domain/filing/filing.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { unlessIllegible } from '../../shared/storage/damaged.ts';
import { partition } from '../../shared/storage/keys.ts';
import type { Table } from '../../shared/storage/table.ts';
import { givenKinds } from '../../shared/text/import-templates.ts';
import type { Row } from './template-book.ts';

/** Records read together. */
const atOnce = 40;

/** What stands already of one subject, for an item and slot. */
type Standing = (indicator: Pick<Indicator, 'id' | 'provider'>, slot: string) => Row;

/** The figures that stand, subject by subject, so that a template shows them and brings them back as they are. */
export async function standingFigures(
  table: Table,
  { jurisdiction, period }: { readonly jurisdiction: string; readonly period: string },
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const read: (readonly [string, Standing])[] = [];
  for (let from = 0; from < subjects.length; from += atOnce)
    read.push(
      ...(await Promise.all(
        subjects.slice(from, from + atOnce).map(async (subject) => {
          const reading = existingRecord(table, jurisdiction, period, subject);
          const pk = partition.appraisal(jurisdiction, period, subject);
          const told = await unlessIllegible(pk, reading, ({ entries }) => standingIn(currentFilings(entries)));
          return [subject, told ?? nothing] as const;
        }),
      )),
    );
  return new Map(read);
}

const nothing: Standing = () => ({});

const standingIn =
  (filings: readonly Filing[]): Standing =>
  ({ id, provider }, slot) => {
    const filing = filings.find((one) => one.indicator === id && one.slot === slot);
    // Where the office is named as provider, what anybody else filed stands for nothing.
    const stands = filing && filing.state !== 'returned' && (provider === undefined || filing.provider === 'office');
    const given = stands ? cellsOf(filing.given) : undefined;
    if (!stands || !given) return {};
    const { source, narrative } = filing;
    return { ...given, 'given.kind': givenKinds[filing.given.kind]?.zh, source, narrative };
  };

/** A value in the columns there are for it; undefined where a row has no room for all of it. */
function cellsOf(given: Given): Row | undefined {
  switch (given.kind) {
    case 'number':
      return { 'given.number': given.number };
    case 'fraction':
      return { 'given.numerator': given.numerator, 'given.denominator': given.denominator };
    case 'milestones': {
      const [first, ...more] = given.done;
      return first && more.length === 0 ? { 'given.done.0.id': first.id, 'given.done.0.on': first.on } : undefined;
    }
    case 'survey-figure':
      return { 'given.figure': given.figure, 'given.responses': String(given.responses) };
    case 'no-data':
      return { 'given.reason': given.reason };
    case 'not-applicable':
      return { 'given.ground': given.ground };
    case 'answers':
    case 'named':
      return undefined;
    default:
      return given satisfies never;
  }
}
