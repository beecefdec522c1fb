import { type Filing, type Given, currentFilings } from '../../../shared/domain/filing/filing.ts';
import type { Side } from '../../../shared/domain/filing/provider.ts';
import { slotMeant, slotsAsked } from '../../../shared/domain/filing/slots.ts';
import { isSame, newFiling } from '../../../shared/domain/filing/new-filing.ts';
import type { FilingRecord } from '../../../shared/domain/import/definitions.ts';
import { type Fault, asRefused, faultAt, refuseOtherUnit } from '../../../shared/domain/import/fault.ts';
import { inUnit } from '../../../shared/domain/import/measure.ts';
import type { Planned } from '../../../shared/domain/import/plan.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import { sort } from '../../../shared/storage/keys.ts';
import type { PeriodHead } from '../../../shared/storage/periods.ts';
import type { Write } from '../../../shared/storage/table.ts';
import { type Impartiality, impartialityOf } from '../../conflict.ts';
import { entersFiling, refuseUnlessFiling, refuseUnlessSomeFile, vacancyFor } from '../../filed.ts';
import { type Dossier, dossierOf, periodAndScheme } from '../../loader.ts';
import type { Caller, Services } from '../../services.ts';
import { type Judged, type OpenWriter, none, relying, together } from './writer.ts';

/** Figures of a data register: each is a filing of its own by the office, accepted by a second person of it. */
export const openFilings: OpenWriter<FilingRecord> = async ({ services, caller, head }) => {
  const { period, scheme } = await periodAndScheme(services, caller, head.period ?? '');
  refuseUnlessSomeFile(period, services.now);
  const { refuse, relies } = await impartialityOf(services, caller, period.id);

  return {
    async judge(records) {
      const subjects = [...Map.groupBy(records, ({ value }) => value.subject).values()];
      const measure = { period, scheme, file: head.id, refuse };
      const judged = await Promise.all(subjects.map((filings) => filedBy(services, caller, { filings, measure })));
      return relying(judged.reduce(together, none), relies);
    },
  };
};

interface Subject {
  readonly filings: readonly Planned<FilingRecord>[];
  readonly measure: {
    readonly period: PeriodHead;
    readonly scheme: Scheme | undefined;
    readonly file: string;
    readonly refuse: Impartiality['refuse'];
  };
}

async function filedBy(services: Services, caller: Caller, { filings, measure }: Subject): Promise<Judged> {
  try {
    return await entered(services, caller, { filings, measure });
  } catch (error) {
    const refused = asRefused(error);
    return { ...none, faults: filings.map(({ at }) => faultAt(at(['subject']), refused)) };
  }
}

/** The filings of one subject, entry by entry, each judged as if those before it already stood. */
async function entered(services: Services, caller: Caller, { filings, measure }: Subject): Promise<Judged> {
  const { table, now } = services;
  const { period, scheme, file, refuse } = measure;
  const subject = filings[0]?.value.subject ?? '';
  let appraisal = await existingRecord(table, caller.jurisdiction, period.id, subject);
  await refuse(subject, 'performance-office');
  const { entries: record } = appraisal;
  const dossier = dossierOf({ appraisal, record, period, scheme });
  const current: Filing[] = currentFilings(record);
  const writes: Write[] = [];
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  let good = 0;
  for (const { value, at, unitOf, measuredIn } of filings) {
    try {
      refuseUnlessFiling({ appraisal, period }, now, [value.indicator]);
      const wanted = unitIn(dossier, value.indicator);
      const slot = slotIn(dossier, period, value);
      const { subject: _, ...given } = { ...value, slot, given: inUnitOf(value.given, wanted, measuredIn) };
      if (
        current.some((filing) => sidesOf(dossier, value.indicator).some((side) => isSame(filing, { ...given, side })))
      )
        continue;
      refuseOtherUnit(unitOf('given.number'), wanted, 'given.number');
      const { data, warnings: odd } = newFiling(given, {
        ...dossier,
        subject,
        side: 'office',
        ...(await vacancyFor(services, caller, { dossier, subject, id: value.indicator })),
        evidence: [],
        current,
        now,
      });
      const { indicators } = dossier;
      const why = `import ${file}`;
      const { n, hash, ...change } = await entersFiling(services, caller, { appraisal, period, indicators, data, why });
      ({ appraisal } = change);
      writes.push(...change.writes);
      current.push({ ...data, n, hash, at: now, by: caller.id, state: 'filed' });
      good += 1;
      warnings.push(...odd.map((code) => faultAt(at(['given']), new Refused(code))));
    } catch (error) {
      const refused = asRefused(error);
      faults.push(faultAt(at(refused.pointer.field?.split('.') ?? ['indicator']), refused));
    }
  }
  return { writes: lastHead(writes), good, unchanged: filings.length - good - faults.length, faults, warnings };
}

/** Each filing that clears a card writes the head anew; one transaction writes it once, as the last of them leaves it. */
function lastHead(writes: readonly Write[]): Write[] {
  const isHead = (write: Write) => 'put' in write && write.put['sk'] === sort.head;
  const last = writes.findLastIndex(isHead);
  return writes.filter((write, at) => at === last || !isHead(write));
}

/** Whose figure a row may repeat: the office takes nothing over from a subject that filed the same, where either may file it. */
function sidesOf({ indicators }: Dossier, id: string): Side[] {
  const open = indicators.find((known) => known.id === id)?.provider === undefined;
  return open ? ['office', 'subject'] : ['office'];
}

/** The slot a row means, as its indicator is filed. */
function slotIn({ indicators }: Dossier, period: PeriodHead, { indicator, slot }: FilingRecord): string {
  const frequency = indicators.find((known) => known.id === indicator)?.frequency;
  return frequency ? slotMeant(slot, slotsAsked(period, frequency)) : slot;
}

/** What a figure of the indicator is measured in, for this subject. */
const unitIn = ({ goals, indicators }: Dossier, id: string) =>
  goals.find(({ item }) => item === id)?.unitOfMeasure ?? indicators.find((known) => known.id === id)?.unitOfMeasure;

/** Figures that stand with their units, in the unit of the indicator: without one it is a plain number. */
function inUnitOf(given: Given, wanted: string | undefined, measuredIn: (field: string) => string | undefined): Given {
  const converted = (field: string, number: string): string => {
    const unit = measuredIn(`given.${field}`);
    try {
      return unit === undefined ? number : inUnit({ number, unit }, wanted ?? '');
    } catch (error) {
      const { code, params } = asRefused(error);
      throw new Refused(code, params, { field: `given.${field}` });
    }
  };
  if (given.kind === 'number') return { ...given, number: converted('number', given.number) };
  if (given.kind !== 'fraction') return given;
  return {
    ...given,
    numerator: converted('numerator', given.numerator),
    denominator: converted('denominator', given.denominator),
  };
}
