import {
  latest,
  onTable,
  nextVersion,
  type LaidData,
  goalsOf,
  laidAs,
} from '../../../shared/domain/agreement/agreement.ts';
import { lay, agreementIn } from '../../../shared/domain/agreement/steps.ts';
import { refuseUnlessNegotiable } from '../../../shared/domain/agreement/times.ts';
import { type Yardstick, goalFindings } from '../../../shared/domain/agreement/goal-quality.ts';
import { AgreedGoal, goalsHash, refuseTooLong } from '../../../shared/domain/agreement/goal.ts';
import type { GoalRecord } from '../../../shared/domain/import/definitions.ts';
import { type Fault, asRefused, changesOf, faultAt, refuseOtherUnit } from '../../../shared/domain/import/fault.ts';
import { inOneUnit } from '../../../shared/domain/import/measure.ts';
import type { Planned } from '../../../shared/domain/import/plan.ts';
import { patched } from '../../../shared/domain/patch.ts';
import { refuseIfWithdrawn } from '../../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { allUnits, organisationItems } from '../../../shared/storage/organisation.ts';
import { impartialityOf } from '../../conflict.ts';
import { periodAndScheme } from '../../loader.ts';
import { openRegister } from '../../register.ts';
import type { Caller, Services } from '../../services.ts';
import { type Judged, type OpenWriter, none, relying, together as allOf } from './writer.ts';
import { commonIndicators } from '../../../shared/domain/scheme/sections.ts';

type Records = readonly Planned<GoalRecord>[];

/**
 * The goals of a subject become one text that the office lays on the table (下达), held to the same gate as one it typed.
 * Both sides sign it as any other.
 */
export const openGoals: OpenWriter<GoalRecord> = async ({ services, caller, head }) => {
  const period = head.period ?? '';
  const { refuse, relies } = await impartialityOf(services, caller, period);
  const measure = { ...(await openYardstick(services, caller, period)), refuse };
  return {
    async judge(records) {
      const subjects = [...Map.groupBy(records, ({ value }) => value.subject).values()];
      const judged = await Promise.all(
        subjects.map((goals) => laid(services, caller, { goals, measure, file: head.id })),
      );
      return relying(judged.reduce(allOf, none), relies);
    },
  };
};

type Measure = Awaited<ReturnType<typeof openYardstick>> & Pick<Awaited<ReturnType<typeof impartialityOf>>, 'refuse'>;

async function laid(
  services: Services,
  caller: Caller,
  { goals: brought, measure, file }: { goals: Records; measure: Measure; file: string },
): Promise<Judged> {
  const { now } = services;
  const { period } = measure;
  const subject = brought[0]?.value.subject ?? '';
  try {
    const appraisal = await existingRecord(services.table, caller.jurisdiction, period.id, subject);
    refuseUnlessNegotiable(period, now, appraisal.head.agreeUntil);
    refuseIfWithdrawn(appraisal.head);
    if (appraisal.head.kind === 'official') throw new Refused('imports.not-for-office', { subject });
    await measure.refuse(subject, 'performance-office');
    const record = appraisal.entries;
    const agreement = agreementIn(record);
    const standing = goalsOf(record, latest(agreement));
    refuseTooLong(together(standing, brought));
    const yardstick = await measure.of(appraisal.head.unit, brought, standing);
    const { records, misread } = measuredAs(brought, yardstick);
    const { passing, goals, faults: found, warnings } = throughGate(records, standing, yardstick);
    const faults = [...misread, ...found];
    if (passing.length === 0) return { ...none, faults };
    const hash = goalsHash(goals);
    if (goalsHash(inOrder(standing)) === goalsHash(inOrder(goals)))
      return { ...none, unchanged: passing.length, faults };
    const changes = passing.flatMap(({ value, rows }) => {
      const key = `${subject} ${value.item}`;
      const named = ({ item }: AgreedGoal) => item === value.item;
      return changesOf({ row: rows[0] ?? 0, key }, standing.find(named), goals.find(named) ?? value);
    });

    const version = nextVersion(agreement);
    const proposal = { version, hash, side: 'assessor', entry: appraisal.n + 1, by: caller.id, at: now } as const;
    const next = lay(agreement, 'counter', proposal);
    if (next.state !== 'countered') throw new Refused('goals.not-open', { period: period.id });
    const head = { ...appraisal.head, agreement: { state: next.state, version }, onTable: onTable(next) };
    const data = { version, side: 'assessor', hash, goals } satisfies LaidData;
    const { writes } = services.record(appraisal, { what: laidAs.counter, why: `import ${file}`, data }, { head });
    return { writes, good: passing.length, unchanged: 0, faults, warnings, changes };
  } catch (error) {
    const refused = asRefused(error);
    return { ...none, faults: brought.map(({ at }) => faultAt(at(['subject']), refused)) };
  }
}

/** The text that would lie on the table: goals the file does not mention stay, and of the others what it does not say. */
function together(standing: readonly AgreedGoal[], records: Records): AgreedGoal[] {
  const named = new Set(records.map(({ value }) => value.item));
  const said = records.map(({ value: { subject: _, ...goal } }) =>
    patched(
      AgreedGoal,
      standing.find(({ item }) => item === goal.item),
      goal,
    ),
  );
  return [...standing.filter(({ item }) => !named.has(item)), ...said];
}

const inOrder = (goals: readonly AgreedGoal[]): AgreedGoal[] => goals.toSorted((a, b) => (a.item < b.item ? -1 : 1));

interface Gate {
  readonly passing: Records;
  readonly goals: AgreedGoal[];
  readonly faults: Fault[];
  readonly warnings: Fault[];
}

/**
 * The goals that pass the gate together. One that is refused by itself leaves its row; what then is still wrong with the whole,
 * e.g. points that no longer add up, is wrong with every row of it.
 */
function throughGate(records: Records, standing: readonly AgreedGoal[], yardstick: Yardstick): Gate {
  const misread = records.flatMap((record) => otherUnit(record, yardstick) ?? []);
  const faults: Fault[] = misread.map(({ fault }) => fault);
  let passing = records.filter((record) => !misread.some((known) => known.record === record));
  for (;;) {
    const goals = together(standing, passing);
    const before = goals.length - passing.length;
    const all = goalFindings(goals, yardstick).map(({ level, code, field, params }) => ({
      level,
      record: passing.find(({ value }, index) => concerns(field, before + index, value.item)),
      field: field.split('.').slice(2),
      refused: new Refused(code, params),
    }));
    const found = all.filter(({ level }) => level === 'refuse');
    if (found.length === 0) {
      const warnings = all.flatMap(({ record, field, refused }) =>
        record ? [faultAt(record.at(field), refused)] : [],
      );
      return { passing, goals, faults, warnings };
    }
    const own = found.flatMap(({ record, field, refused }) =>
      record ? [{ record, fault: faultAt(record.at(field), refused) }] : [],
    );
    if (own.length === 0) {
      const whole = found.flatMap(({ refused }) => passing.map(({ at }) => faultAt(at(['subject']), refused)));
      return { passing: [], goals: [], faults: [...faults, ...whole], warnings: [] };
    }
    faults.push(...own.map(({ fault }) => fault));
    const left = new Set(own.map(({ record }) => record));
    passing = passing.filter((record) => !left.has(record));
  }
}

/** Goals whose figures stand with their units, each in the one unit it is agreed in; those of no unit that goes with it are faults. */
function measuredAs(brought: Records, { scheme }: Yardstick): { records: Records; misread: Fault[] } {
  const records: Planned<GoalRecord>[] = [];
  const misread: Fault[] = [];
  for (const record of brought) {
    const { item, own } = record.value;
    const indicator = own?.indicator ?? commonIndicators(scheme).find(({ id }) => id === item);
    try {
      records.push({ ...record, value: inOneUnit(record.value, indicator, record.measuredIn) });
    } catch (error) {
      const refused = asRefused(error);
      misread.push(faultAt(record.at([refused.pointer.field ?? 'target']), refused));
    }
  }
  return { records, misread };
}

/** A goal whose figures the mapping reads in another unit than they are measured in. */
function otherUnit(record: Planned<GoalRecord>, { scheme }: Yardstick) {
  const { item, own, unitOfMeasure } = record.value;
  const indicator = own?.indicator ?? commonIndicators(scheme).find(({ id }) => id === item);
  const wanted = unitOfMeasure ?? indicator?.unitOfMeasure;
  try {
    for (const field of ['target', 'baseline']) refuseOtherUnit(record.unitOf(field), wanted, field);
    return undefined;
  } catch (error) {
    const refused = asRefused(error);
    return { record, fault: faultAt(record.at([refused.pointer.field ?? 'target']), refused) };
  }
}

/** A finding names its goal by place (`goals.3.target`) or by item (`goals.visits.target`). */
const concerns = (field: string, index: number, item: string): boolean =>
  field.startsWith(`goals.${index}.`) || field.startsWith(`goals.${item}.`);

/** What all goals of a file are held against, read once. */
async function openYardstick(services: Services, caller: Caller, id: string) {
  const { table } = services;
  const { period, scheme } = await periodAndScheme(services, caller, id);
  if (!scheme) throw new Refused('goals.not-open', { period: id });
  const [units, lines] = await Promise.all([
    allUnits(table, caller.jurisdiction),
    organisationItems(table, caller.jurisdiction, sort.strategies),
  ]);
  const functions = new Map(units.map((unit) => [unit.id, unit.functions]));
  const registered = new Set(units.filter((unit) => unit.active).map(({ id }) => id));
  const strategies = new Set(lines.map((item) => String(item['id'])));
  const register = openRegister(services, caller);
  return {
    period,
    async of(unit: string, records: Records, standing: readonly AgreedGoal[]): Promise<Yardstick> {
      const goals = [...records.map(({ value }) => value), ...standing];
      const owners = await register.active(goals.flatMap(({ owner }) => owner ?? []));
      const duties = (functions.get(unit) ?? []).map(({ id, name }) => ({ id, name: name.zh }));
      return { scheme, period, strategies, owners, functions: duties, units: registered };
    },
  };
}
