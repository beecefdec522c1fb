import type { FieldChange, Fault } from '../../shared/domain/import/fault.ts';
import { type Plan, type PlanStep, planOf } from '../../shared/domain/import/plan.ts';
import { type UnitNames, groupNames, itemNames, unitNames } from '../../shared/domain/import/unit-names.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';
import type { Import, ImportHead, Pass } from '../../shared/storage/imports.ts';
import { legibleUnits, loadJurisdiction } from '../../shared/storage/organisation.ts';
import type { Write } from '../../shared/storage/table.ts';
import { periodAndScheme } from '../loader.ts';
import type { Caller, Services } from '../services.ts';
import { type Dealing, dealing } from './kinds.ts';
import { namesKept, readContent, readingOf } from './load.ts';
import { encodings } from './reading/format.ts';
import { readSheet } from './reading/sheet.ts';
import { openTemplate } from './reading/template.ts';
import type { Writer } from './writers/writer.ts';

export interface Taken {
  readonly writes: readonly Write[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly changes: readonly FieldChange[];
  readonly removes: readonly string[];
  /** The pass with this step counted. */
  readonly pass: Pass;
}

export interface Opened {
  readonly counts: Required<Pick<ImportHead, 'rows' | 'skipped' | 'counted'>>;
  readonly steps: number;
  readonly names: UnitNames;
  readonly columns: readonly string[];
  readonly lineOf: (row: number) => readonly string[];
  /** Takes the steps behind the given pass, until so many records are looked at. */
  take(pass: Pass, limit: number, writing?: 'writing'): AsyncGenerator<Taken>;
}

/** Told with the first rows: whoever looks at what the check shows sees broken names, no program does. */
const assumed: Fault = { row: 1, code: 'imports.assumed-encoding', params: {}, legal: encodings };

export const atStart = (steps: number): Pass => ({ step: 0, steps, good: 0, unchanged: 0, refused: 0, reasons: {} });
export const finished = ({ step, steps }: Pass): boolean => step === steps;

/**
 * The file of an import, read and planned. The plan is made anew each time: same bytes, same mapping, same steps. `begins`: units are
 * called as they are now, and what the file names by that is kept with the check; else as they were when the check began.
 */
export async function openImport(
  services: Services,
  caller: Caller,
  found: Import,
  begins?: 'begins',
): Promise<Opened> {
  const naming = async () => (begins ? namesNow(services, caller, found.head) : namesKept(services, found));
  const [bytes, { format, mapping: given }, names] = await Promise.all([
    readContent(services, caller, found),
    readingOf(services, found),
    naming(),
  ]);
  const { kind: of } = found.head;
  const { sheet, mapping } = given
    ? { sheet: readSheet(bytes, format), mapping: given }
    : openTemplate(bytes, format, of);
  return dealing(of, <R>(kind: Dealing<R>): Opened => {
    const plan = planOf(sheet, mapping, kind.definition, names);
    return {
      counts: { rows: plan.rows, skipped: { ...plan.skipped }, counted: plan.counted },
      steps: plan.steps.length,
      names: plan.names,
      columns: sheet.columns,
      lineOf: (row) => sheet.rows.find((line) => line.row === row)?.cells ?? [],
      async *take(pass, limit, writing) {
        const work = { services, caller, head: found.head, plan, writing: writing !== undefined };
        const writer = await kind.open(work);
        if (kind.cumulative && found.head.run === undefined) await replay(writer, plan, pass.step);
        for await (const taken of slice(writer, plan, { pass, limit }))
          yield taken.pass.step === 1 && sheet.assumedEncoding
            ? { ...taken, warnings: [assumed, ...taken.warnings] }
            : taken;
      },
    };
  });
}

/** What units and peer groups are called, and where the file belongs to a period the indicators of its scheme. */
async function namesNow(services: Services, caller: Caller, { period }: ImportHead): Promise<UnitNames> {
  const [units, { head: settings }, { scheme }] = await Promise.all([
    legibleUnits(services.table, caller.jurisdiction),
    loadJurisdiction(services.table, caller.jurisdiction),
    period === undefined ? { scheme: undefined } : periodAndScheme(services, caller, period),
  ]);
  return new Map([
    ...unitNames(units),
    ...groupNames(settings?.peerGroups ?? []),
    ...itemNames(scheme ? commonIndicators(scheme) : []),
  ]);
}

/** Lets the writer decide again what it decided in an earlier slice of the check, which wrote nothing. */
async function replay<R>(writer: Writer<R>, { steps }: Plan<R>, until: number): Promise<void> {
  for (const { records } of steps.slice(0, until)) if (records) await writer.judge(records);
}

async function* slice<R>(
  writer: Writer<R>,
  { steps }: Plan<R>,
  { pass, limit }: { pass: Pass; limit: number },
): AsyncGenerator<Taken> {
  let current = pass;
  let seen = 0;
  for (const step of steps.slice(pass.step)) {
    if (seen >= limit) return;
    seen += (step.records ?? step.faults).length;
    const taken = await takeStep(writer, step, current);
    current = taken.pass;
    yield taken;
  }
}

async function takeStep<R>(writer: Writer<R>, step: PlanStep<R>, pass: Pass): Promise<Taken> {
  if (step.faults) {
    const faults = step.faults.flat();
    return {
      writes: [],
      faults,
      warnings: [],
      changes: [],
      removes: [],
      pass: counted(pass, { good: 0, unchanged: 0, refused: step.faults.length, faults }),
    };
  }
  const judged = await writer.judge(step.records);
  const { writes, good, unchanged, faults, warnings = [], changes = [], removes = [] } = judged;
  const refused = step.records.length - good - unchanged;
  return { writes, faults, warnings, changes, removes, pass: counted(pass, { good, unchanged, refused, faults }) };
}

type Counts = Pick<Pass, 'good' | 'unchanged' | 'refused'> & { readonly faults: readonly Fault[] };

function counted(pass: Pass, { good, unchanged, refused, faults }: Counts): Pass {
  const reasons = { ...pass.reasons };
  for (const { code } of faults) reasons[code] = (reasons[code] ?? 0) + 1;
  return {
    step: pass.step + 1,
    steps: pass.steps,
    good: pass.good + good,
    unchanged: pass.unchanged + unchanged,
    refused: pass.refused + refused,
    reasons,
  };
}
