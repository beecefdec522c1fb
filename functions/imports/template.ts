import * as z from 'zod';
import { Kind } from '../../shared/domain/import/definitions.ts';
import { slotsAsked } from '../../shared/domain/filing/slots.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { fieldName } from '../../shared/text/field-names.ts';
import type { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { commonIndicators } from '../../shared/domain/scheme/sections.ts';
import { Slug as SchemeId } from '../../shared/domain/scheme/wording.ts';
import { Slug } from '../../shared/domain/text.ts';
import { type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { appraisalPage } from '../../shared/storage/appraisal-lists.ts';
import { partition } from '../../shared/storage/keys.ts';
import { legibleUnits, loadJurisdiction } from '../../shared/storage/organisation.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { schemeDocument } from '../../shared/storage/schemes.ts';
import type { Item } from '../../shared/storage/table.ts';
import { Numeral } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import { requireMandate } from '../mandate.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { kinds } from './kinds.ts';
import { bringersOf, refuseOtherRole } from './load.ts';
import { standingFigures } from './template-figures.ts';
import { type Lists, type Row, written } from './template-book.ts';

export const TemplatePath = z.strictObject({ kind: Kind });
export const TemplateQuery = z.strictObject({
  period: Slug.optional(),
  scheme: SchemeId.optional(),
  version: Numeral(1, 9999).optional(),
  /** Of what is filled in already: of one peer group, one indicator, one slot. */
  group: Slug.optional(),
  indicator: SchemeId.optional(),
  slot: z.string().max(20).optional(),
});
type TemplateQuery = z.infer<typeof TemplateQuery>;

export const TemplateView = z.strictObject({
  name: z.string(),
  mediaType: z.literal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  /** Rows that are filled in already. */
  rows: z.int(),
  base64: z.base64(),
});

/** Rows that are filled in for whoever opens a template: more are asked for part by part. */
const mostFilledIn = 10_000;

/** A workbook to fill in, which comes back without a mapping: with who and what is known already. */
export async function makeTemplate(
  services: Services,
  caller: Caller,
  { params, query }: Request<{ kind: Kind }, TemplateQuery, unknown>,
): Promise<Reply<z.infer<typeof TemplateView>>> {
  const { kind } = params;
  const { period, scheme } = query;
  refuseOtherRole(caller, kind);
  const { jurisdiction } = caller;
  const { names } = kinds[kind];
  const record =
    names === 'period' && period !== undefined
      ? partition.period(jurisdiction, period)
      : names === 'scheme' && scheme !== undefined
        ? partition.scheme(jurisdiction, scheme)
        : undefined;
  const owned = record === undefined ? { unit: undefined } : { record };
  await requireMandate(services, caller, { owned, allow: bringersOf(kind) });
  const { rows, lists } = await known(services, caller, { kind, query });
  const bytes = await written(kind, rows, lists);
  return ok({
    name: `${kind}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: rows.length,
    base64: Buffer.from(bytes).toString('base64'),
  });
}

interface Wanted {
  readonly kind: Kind;
  readonly query: TemplateQuery;
}

/** What a clerk would otherwise look up: rows by field, and lists by field. */
async function known(
  services: Services,
  caller: Caller,
  { kind, query }: Wanted,
): Promise<{ rows: Row[]; lists: Lists }> {
  const { table } = services;
  const { jurisdiction } = caller;
  if (kinds[kind].names === 'scheme') {
    const { scheme: id, version } = query;
    if (id === undefined || version === undefined) return { rows: [], lists: {} };
    const { scheme } = await schemeDocument(table, jurisdiction, { id, version });
    const rows = scheme.sections.flatMap((section) =>
      section.items === 'common' ? section.indicators.map((indicator) => indicatorRow(section.id, indicator)) : [],
    );
    return { rows, lists: {} };
  }
  if (kinds[kind].names === undefined) {
    const [units, { head }] = await Promise.all([
      legibleUnits(table, jurisdiction),
      loadJurisdiction(table, jurisdiction),
    ]);
    const called = units.filter(({ active }) => active).map(({ name }) => name.zh);
    const once = called.filter((name) => called.indexOf(name) === called.lastIndexOf(name));
    return { rows: [], lists: { parent: once, unit: once, group: head?.peerGroups.map(({ id }) => id) ?? [] } };
  }
  if (query.period === undefined)
    throw new Refused('imports.needs', { what: fieldName('period') }, { field: 'period' });
  const { period, scheme } = await periodAndScheme(services, caller, query.period);
  const heads = scheme ? await enrolled(services, caller, period, query.group) : [];
  const indicators = (scheme ? commonIndicators(scheme) : []).filter(
    ({ id }) => query.indicator === undefined || id === query.indicator,
  );
  if (kind === 'seats')
    return { rows: within(heads.map(who)), lists: { group: scheme?.raterGroups.map(({ id }) => id) ?? [] } };
  const units = heads.filter(({ kind: of }) => kind !== 'goals' || of === 'unit');
  const today = dateAt(period.timeZone, services.now);
  const named = kind === 'filings' ? units.map(({ subject }) => subject) : [];
  const standing = await standingFigures(table, { jurisdiction, period: period.id }, named);
  const rows = units.flatMap((head) =>
    indicators.flatMap((indicator): Row[] => {
      if (kind === 'goals')
        return [
          { ...who(head), item: indicator.id, 'item.name': indicator.name.zh, unitOfMeasure: indicator.unitOfMeasure },
        ];
      const { provider = 'office', value, frequency } = indicator;
      if (value === 'rated' || provider !== 'office') return [];
      return slotsAsked(period, frequency)
        .filter(({ id, start }) => (query.slot === undefined ? start <= today : id === query.slot))
        .map(({ id }) => ({
          ...who(head),
          indicator: indicator.id,
          'indicator.name': indicator.name.zh,
          slot: id,
          unitOfMeasure: indicator.unitOfMeasure,
          source: indicator.source,
          ...standing.get(head.subject)?.(indicator, id),
        }));
    }),
  );
  return { rows: within(rows), lists: {} };
}

const who = ({ subject, name }: AppraisalHead): Row => ({ subject, 'subject.name': name.zh });

function within(rows: Row[]): Row[] {
  if (rows.length <= mostFilledIn) return rows;
  throw new Refused('imports.template-too-long', { count: rows.length, maximum: mostFilledIn }, { field: 'group' });
}

const indicatorRow = (section: string, { id, name, points, target, baseline, unitOfMeasure }: Indicator): Row => ({
  'section.id': section,
  'indicator.id': id,
  'indicator.name.zh': name.zh,
  'indicator.name.en': name.en,
  'indicator.points': points,
  'indicator.target': target,
  'indicator.baseline': baseline,
  'indicator.unitOfMeasure': unitOfMeasure,
});

/** Those who take part, by the list of the period: what a template lacks or has too much is told when it comes back. */
async function enrolled({ table }: Services, { jurisdiction }: Caller, period: PeriodHead, group: string | undefined) {
  const heads: AppraisalHead[] = [];
  let after: Item | undefined;
  do {
    const page = await appraisalPage(table, { jurisdiction, period, group }, after ? { after } : {});
    heads.push(...page.heads.filter((head) => !isWithdrawn(head)));
    after = page.next;
  } while (after && heads.length <= mostFilledIn);
  return heads;
}
