import * as z from 'zod';
import { slotsAsked } from '../../shared/domain/filing/slots.ts';
import type { Kind } from '../../shared/domain/import/definitions.ts';
import { type TemplateColumn, headingOf, templates, unitOfMeasure } from '../../shared/domain/import/templates.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import type { ImportHead } from '../../shared/storage/imports.ts';
import { legibleUnits, loadJurisdiction } from '../../shared/storage/organisation.ts';
import { fieldMeaning, wholePeriod, yesAndNo } from '../../shared/text/import-templates.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { mostOffered } from './template-book.ts';
import { periodAndScheme } from '../loader.ts';
import type { Caller, Services } from '../services.ts';

const Choice = z.strictObject({ value: z.string(), name: Bilingual });
type Choice = z.infer<typeof Choice>;

/** A field of ours, as somebody chooses a column for it. */
export const FieldView = z.strictObject({
  path: z.string(),
  name: Bilingual,
  /** What is legal there, in half a sentence. */
  meaning: Bilingual,
  required: z.boolean(),
  /** A row in which none of these stands is left out: a column of one of them has to be chosen. */
  oneOf: z.boolean(),
  /** What may stand there, where that is a list; of units and indicators, what a name of the file may mean. */
  choices: z.array(Choice).max(mostOffered),
});
export type FieldView = z.infer<typeof FieldView>;

/** The fields of a kind, with what may stand in them: nobody has to look up an id. */
export async function fieldsOf(services: Services, caller: Caller, head: ImportHead): Promise<FieldView[]> {
  const { kind } = head;
  const lists = await listsFor(services, caller, head);
  const { columns, filledBy = [] } = templates[kind];
  return columns
    .filter(({ as, path }) => as !== 'shown' || path === unitOfMeasure)
    .map((column) => ({
      path: column.path,
      name: headingOf(column.path),
      meaning: fieldMeaning(kind, column.path, { as: column.as, chosen: column.words !== undefined }),
      required: column.required === true,
      oneOf: filledBy.includes(column.path),
      choices: (wordsOf(column) ?? lists[column.path] ?? []).slice(0, mostOffered),
    }));
}

function wordsOf({ words, as }: TemplateColumn): Choice[] | undefined {
  if (as === 'flag')
    return [
      { value: 'true', name: yesAndNo.yes },
      { value: 'false', name: yesAndNo.no },
    ];
  return words && listed(Object.entries(words));
}

const listed = (entries: readonly (readonly [string, Text])[]): Choice[] =>
  entries.map(([value, { zh, en }]) => ({ value, name: { zh, en } }));

type Lists = Readonly<Record<string, Choice[]>>;

async function listsFor(
  services: Services,
  caller: Caller,
  { kind, period: id }: Pick<ImportHead, 'kind' | 'period'>,
): Promise<Lists> {
  const { table } = services;
  const [units, { head: settings }, of] = await Promise.all([
    legibleUnits(table, caller.jurisdiction),
    loadJurisdiction(table, caller.jurisdiction),
    id === undefined ? undefined : periodAndScheme(services, caller, id),
  ]);
  const called = units.filter(({ active }) => active);
  const asUnits = listed(called.map((unit) => [unit.id, unit.name]));
  const asSubjects = listed(called.map((unit) => [`unit.${unit.id}`, unit.name]));
  const { period, scheme } = of ?? {};
  const indicators = scheme ? commonIndicators(scheme) : [];
  const items = listed(indicators.map((indicator) => [indicator.id, indicator.name]));
  const slots = period
    ? [...new Set(indicators.flatMap(({ frequency }) => slotsAsked(period, frequency).map((slot) => slot.id)))].sort()
    : [];
  const groups: Readonly<Partial<Record<Kind, Choice[]>>> = {
    seats: listed(scheme?.raterGroups.map((group) => [group.id, group.name]) ?? []),
  };
  return {
    subject: asSubjects,
    unit: asUnits,
    parent: asUnits,
    'indicator.provider.unit': asUnits,
    indicator: items,
    item: items,
    slot: slots.map((slot) => ({ value: slot, name: slot === 'period' ? wholePeriod : { zh: slot, en: slot } })),
    group: groups[kind] ?? listed(settings?.peerGroups.map((group) => [group.id, group.name]) ?? []),
  };
}
