import { agreementIn } from '../../../shared/domain/agreement/steps.ts';
import { onTable, Side } from '../../../shared/domain/agreement/agreement.ts';
import { parties } from '../../../shared/domain/agreement/parties.ts';
import type { Entry } from '../../../shared/domain/audit/chain.ts';
import type { Duty } from '../../../shared/domain/duty/duty.ts';
import { currentFilings, type Filing, isDoubtful } from '../../../shared/domain/filing/filing.ts';
import { rolesThatAllow } from '../../../shared/domain/organisation/authority.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { isWithdrawn } from '../../../shared/domain/period/withdrawal.ts';
import { type AppraisalHead, appraisals } from '../../../shared/storage/appraisals.ts';
import type { BulkHead, Row } from '../../../shared/storage/bulk.ts';
import { unlessIllegible } from '../../../shared/storage/damaged.ts';
import { loadCollection } from '../../../shared/storage/record.ts';
import { seatsIn } from '../../../shared/storage/sheets.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { type Awaited, lineOf, panelCopied } from '../../acts.ts';
import { admit } from '../../admit.ts';
import { eventOf } from '../../route.ts';
import type { Caller } from '../../services.ts';
import { type Live, waitingOn, waitsFor } from '../../waiting.ts';

interface Asking {
  readonly table: Table;
  readonly jurisdiction: string;
  readonly head: BulkHead;
  readonly act: Awaited;
  readonly live: Live;
  readonly now: number;
}

/**
 * What waits for who asked about one subject, with the text or the filings as they stood when it was asked for: what came since nobody
 * looked at, and what changes until its turn comes is refused then. One that a conflict of interest keeps from them is named too, and refused.
 */
export async function rowsFor(asking: Asking, subject: string): Promise<Row[]> {
  const { table, jurisdiction, head, act, live, now } = asking;
  const params = { period: live.period.id, subject };
  const {
    head: appraisal,
    entries,
    duties,
  } = await waitingOn({ table, now }, jurisdiction, { considered: live, subject });
  const waiting = duties.filter(({ what }) => what === act);
  // What is copied is nobody's duty alone: goals where there are none, panels for everybody who takes part.
  const copies =
    appraisal && !isWithdrawn(appraisal)
      ? (act === 'goals.copy' && agreementIn(entries).state === 'none') || act === 'scoring.copy'
      : false;
  if (!appraisal || (waiting.length === 0 && !copies)) return [];
  const caller = await callerFor(asking, params);
  if (caller === 'out of reach') return [];
  const common = { ...params, ...head.waiting?.with };
  if (act === 'scoring.copy') return Array.from({ length: await panelsIn(asking, subject) }, () => common);
  if (copies) return [common];
  const theirs = waiting.filter((duty) =>
    waitsFor({ id: head.by }, duty, (by) => (caller ? rolesThatAllow(caller, by, caller) : by.map(({ role }) => role))),
  );
  if (theirs.length === 0) return [];
  const found = { appraisal, entries, stood: entries.filter(({ at }) => at <= head.at), duties: theirs, caller };
  return awaited[act](found).map((row) => ({ ...common, ...row }));
}

/** Who they are towards this subject; undefined where they would be, but for a conflict of interest. */
async function callerFor(
  { table, jurisdiction, head, act, now }: Asking,
  params: { period: string; subject: string },
): Promise<Caller | 'out of reach' | undefined> {
  const line = lineOf(act);
  const event = eventOf(line, { sub: head.by, jurisdiction }, { params, body: {}, at: now, trace: head.trace });
  try {
    return (await admit(line, event, { table, now })).caller;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.code === 'access.conflict' ? undefined : 'out of reach';
  }
}

/** One request seats so many, so a greater panel is several rows; one that cannot be read is a row that says so. */
async function panelsIn({ table, jurisdiction, head }: Asking, subject: string): Promise<number> {
  const { from, atOnce } = panelCopied(head.waiting?.with);
  const pk = appraisals.key(jurisdiction, from, subject);
  const seats = await unlessIllegible(pk, loadCollection(table, pk, appraisals), seatsIn);
  return Math.max(1, Math.ceil((seats?.length ?? 0) / atOnce));
}

interface Found {
  readonly appraisal: AppraisalHead;
  readonly entries: readonly Entry[];
  /** Those there were when it was asked for. */
  readonly stood: readonly Entry[];
  readonly duties: readonly Duty[];
  readonly caller: Caller | undefined;
}

const awaited: Readonly<Record<Awaited, (found: Found) => Row[]>> = {
  'goals.sign': (found) => textIn(found).flatMap((text) => sidesOf(found).map((side) => ({ ...text, side }))),
  'goals.impose': (found) => textIn(found),
  'goals.copy': () => [],
  'scoring.copy': () => [],
  'progress.sign-off': (found) => filingsIn(found),
  'progress.accept': (found) => filingsIn(found),
};

/** The text that was on the table, by number and digest. */
function textIn({ stood }: Found): { version: number; hash: string }[] {
  const agreement = agreementIn(stood);
  if (!('proposal' in agreement)) return [];
  const { version, hash } = agreement.proposal;
  return [{ version, hash }];
}

/** Sides that have not signed, for which they may. Only who acts from outside can be kept by a conflict. */
function sidesOf({ appraisal: { kind }, entries, caller }: Found): Side[] {
  const first = onTable(agreementIn(entries))?.signed?.side;
  return Side.options.filter(
    (side) =>
      side !== first &&
      (caller ? rolesThatAllow(caller, parties[kind][side].sign, caller).length > 0 : side === 'assessor'),
  );
}

/** What one sign-off or acceptance takes. */
const together = 200;

/**
 * Filings that waited by then already: one that was corrected or signed since waits for the next time. One that is refused takes its row with
 * it, so each of those in doubt, which nobody accepts without a reason, has one of its own.
 */
function filingsIn({ entries, stood, duties }: Found): Row[] {
  const wanted = new Set(duties.map(({ filing }) => `${filing?.indicator}/${filing?.slot}`));
  const before = new Map(currentFilings(stood).map(({ n, state }) => [n, state]));
  const waiting = currentFilings(entries).filter(
    ({ n, state, indicator, slot }) => before.get(n) === state && wanted.has(`${indicator}/${slot}`),
  );
  const plain = waiting.filter((filing) => !isDoubtful(filing));
  return [
    ...Array.from({ length: Math.ceil(plain.length / together) }, (_, part) =>
      rowOf(plain.slice(part * together, (part + 1) * together)),
    ),
    ...waiting.filter(isDoubtful).map((filing) => rowOf([filing])),
  ];
}

const rowOf = (filings: readonly Filing[]): Row => ({ filings: filings.map(({ n }) => n) });
