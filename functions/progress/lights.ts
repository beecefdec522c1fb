import * as z from 'zod';
import { mostGoals } from '../../shared/domain/agreement/goal.ts';
import { type Card, cardsIn, Shown, shownFor } from '../../shared/domain/filing/cards.ts';
import { lightsOf, type Lit } from '../../shared/domain/light/lights.ts';
import { mostItems } from '../../shared/domain/scheme/sections.ts';
import { Slug } from '../../shared/domain/scheme/wording.ts';
import { type Exact, print, round } from '../../shared/domain/scoring/exact.ts';
import { prepareScheme } from '../../shared/domain/scoring/score.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { approvedParts, scoresOf } from '../../shared/storage/parts.ts';
import { withFilingDues } from '../../shared/storage/periods.ts';
import { AssessedSubject, type PeriodPath } from '../fields.ts';
import { pinned } from '../loader.ts';
import type { Paged } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { lookedOver } from './looked-over.ts';

const Light = z.enum(['green', 'amber', 'red', 'no-data']);
const figure = z.string().nullable();

/** One item. Parts of the way to the target: `reached`, and `due` for the time gone by. Rounded to four places. */
const LightView = z.strictObject({
  indicator: z.string(),
  name: Bilingual,
  unitOfMeasure: z.string().optional(),
  strategy: z.string().optional(),
  light: Light,
  /** Why there is none. */
  why: z.enum(['not-filed', 'no-data', 'not-applicable', 'no-target', 'no-baseline', 'no-milestones']).optional(),
  reached: figure,
  due: figure,
  actual: figure,
  target: figure,
  baseline: figure,
  /** The last day the figure speaks of. */
  asOf: z.iso.date().nullable(),
  /** Whether its newest filing counts yet. */
  counts: z.boolean(),
  /** The heaviest card that is shown for it, and for which slot. */
  card: z.strictObject({ state: Shown, slot: z.string() }).optional(),
  forecast: z
    .strictObject({ by: z.enum(['linear', 'as-filed']), figure: z.string(), statement: z.string().optional() })
    .nullable(),
});

export const LightsView = z.strictObject({
  subjects: z.array(
    AssessedSubject.extend({
      /** Of all its items, whichever are shown. */
      lights: z.record(Light, z.int()),
      /** The score by the forecasts: earned of the points that can be told. Absent for a leader, unless the scheme lets subjects preview scores. */
      forecast: z.strictObject({ earned: z.string(), of: z.string(), score: figure }).optional(),
      items: z.array(LightView).max(mostItems + mostGoals),
    }),
  ),
  next: z.string().optional(),
});

export const LightsAsked = {
  unit: Slug.optional(),
  indicator: Slug.optional(),
  strategy: Slug.optional(),
  light: Light.optional(),
};
type Asked = Paged & { readonly [asked in keyof typeof LightsAsked]?: z.output<(typeof LightsAsked)[asked]> };

/** 进度亮灯: how the items of the subjects of a page go, those that are asked for; subjects without any are left out. */
export async function listLights(
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath, Asked, unknown>,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const { head, scheme } = await pinned(services, caller, {
    period: params.period,
    phases: ['implementation', 'assessment'],
  });
  const [period, parts, { subjects, more }] = await Promise.all([
    withFilingDues(table, jurisdiction, head),
    head.rollsUp && approvedParts(table, jurisdiction, head),
    lookedOver(services, caller, { period: head, query }),
  ]);
  const named = subjects.map((one) => one.head.subject);
  const brought = parts && (await scoresOf(table, { jurisdiction, subjects: named }, parts));
  const prepared = prepareScheme(scheme, head.scheme?.version ?? 1);
  const scores = scheme.preview === 'subject' || caller.rolesUsed.some((role) => role !== 'unit-leader');
  const told = subjects.map(({ head: { subject, name, unit, group }, entries }) => {
    const rolledUp = brought?.(subject);
    const { items, forecast } = lightsOf(entries, { subject, period, prepared, now, rolledUp });
    const { earned, of, score } = forecast;
    return {
      subject,
      name,
      unit,
      group,
      lights: counted(items),
      ...(scores ? { forecast: { earned, of, score } } : {}),
      items: items
        .filter((item) => isAsked(item, query))
        .map((item) => ({ ...viewOf(item), card: heaviest(cardsIn(entries), item) })),
    };
  });
  return ok({ subjects: told.filter(({ items }) => items.length > 0), ...more });
}

const counted = (items: readonly Lit[]): z.infer<typeof LightsView>['subjects'][number]['lights'] => {
  const count = (light: Lit['light']) => items.filter((item) => item.light === light).length;
  return { green: count('green'), amber: count('amber'), red: count('red'), 'no-data': count('no-data') };
};

const isAsked = ({ indicator, goal, light }: Lit, asked: Asked): boolean =>
  (asked.indicator === undefined || indicator.id === asked.indicator) &&
  (asked.strategy === undefined || goal?.strategy === asked.strategy) &&
  (asked.light === undefined || light === asked.light);

const byWeight = ['red', 'yellow', 'warned'] as const;

function heaviest(cards: ReadonlyMap<string, Card>, { indicator: { id } }: Lit): z.infer<typeof LightView>['card'] {
  const shown = [...cards.values()].flatMap((card) => {
    const state = card.indicator === id ? shownFor(card) : undefined;
    return state ? [{ state, slot: card.slot }] : [];
  });
  return shown.toSorted((a, b) => byWeight.indexOf(a.state) - byWeight.indexOf(b.state))[0];
}

function viewOf({ indicator: { id, name, unitOfMeasure }, goal, ...lit }: Lit): z.infer<typeof LightView> {
  const item = {
    indicator: id,
    name,
    ...(unitOfMeasure === undefined ? {} : { unitOfMeasure }),
    ...(goal?.strategy === undefined ? {} : { strategy: goal.strategy }),
  };
  if (lit.light === 'no-data') return { ...item, ...untold, light: lit.light, why: lit.why };
  const { light, asOf, counts, forecast } = lit;
  const told = { reached: rounded(lit.reached), due: rounded(lit.due), asOf, counts };
  const held = { actual: shown(lit.actual), target: shown(lit.target), baseline: shown(lit.baseline) };
  return {
    ...item,
    light,
    ...told,
    ...held,
    forecast: forecast ? { ...forecast, figure: rounded(forecast.figure) } : null,
  };
}

/** A light is looked at and nothing is computed from it: the exact figures are those of filings and sheets. */
const rounded = (value: Exact): string => print(round(value, 4, 'half-up'));

/** A figure as it was filed, where it ends as a decimal. */
const shown = (value: Exact | undefined): string | null => {
  if (!value) return null;
  const printed = print(value);
  return printed.endsWith('…') ? rounded(value) : printed;
};

const untold = {
  reached: null,
  due: null,
  actual: null,
  target: null,
  baseline: null,
  asOf: null,
  counts: false,
  forecast: null,
} as const;
