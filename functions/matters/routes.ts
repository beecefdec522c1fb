import * as z from 'zod';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import { nameIn, type Kind, type KindName, type Move } from '../../shared/domain/matter/matter.ts';
import { Sample } from '../../shared/domain/matter/sample.ts';
import { RecordId } from '../../shared/domain/text.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { loadResults } from '../../shared/storage/results.ts';
import type { Table } from '../../shared/storage/table.ts';
import { said } from '../../shared/text/say.ts';
import { matterRoutes as words } from '../../shared/text/matters.ts';
import { Page, PageOfOpen, PeriodPath, SubjectPath } from '../fields.ts';
import { MatterView } from '../matter-view.ts';
import { route, type Naming, type Route } from '../route.ts';
import { Difference } from './effect.ts';
import { effectOf } from './effects.ts';
import { everyRoutes, showing } from './every-routes.ts';
import { making } from './move.ts';
import { listing, listingOfSubject, reading } from './read.ts';
import { drawSample } from './sample.ts';

/** Clocks are counted by it. */
const calendarOf = (table: Table, { jurisdiction }: Naming) => loadCalendar(table, jurisdiction);

/** Who made the results is asked of whoever examines an appeal. */
const calendarAndResultsOf = (table: Table, naming: Naming) =>
  Promise.all([
    calendarOf(table, naming),
    naming.named['period'] !== undefined && loadResults(table, naming.jurisdiction, naming.named['period']),
  ]);

const MatterPlace = SubjectPath.extend({ matter: RecordId });
const Matters = z.strictObject({ matters: z.array(MatterView), next: z.string().optional() });
const OneMatter = MatterView.extend({ difference: Difference.optional() });

const root = '/v1/matters/{period}' as const;

type MoveRoute<N extends KindName, Name extends string, M extends Move> = Route<
  `matters.${N}.${Name}`,
  M['from'] extends readonly [] ? typeof SubjectPath : typeof MatterPlace,
  z.ZodType,
  M['body'],
  typeof OneMatter,
  201
>;

type RouteOf<K> = K extends Kind
  ?
      | { [M in keyof K['moves'] & string]: MoveRoute<K['name'], M, K['moves'][M]> }[keyof K['moves'] & string]
      | Route<`matters.${K['name']}.list`, typeof PeriodPath, typeof PageOfOpen, z.ZodType, typeof Matters>
      | Route<`matters.${K['name']}.of-subject`, typeof SubjectPath, typeof Page, z.ZodType, typeof Matters>
      | Route<`matters.${K['name']}.read`, typeof MatterPlace, z.ZodType, z.ZodType, typeof OneMatter>
  : never;

/** The lines of a kind, each typed by its table: what is sent with a move is the body the table gives it. */
function routesOf<K extends Kind>(kind: K): RouteOf<K>[];
function routesOf(kind: Kind): Route[] {
  const { name: of, text, readers, overseers } = kind;
  const called = { kind: text.name };
  const one = `${root}/{subject}/${of}/{matter}` as const;
  const made = Object.entries(kind.moves).filter(([, move]) => move.by.length > 0 && !move.through);
  const moves = made.map(([name, move]) => {
    const opens = move.from.length === 0;
    const path = opens ? (`${root}/{subject}/${of}` as const) : one;
    const gateway = opens ? (`${root}/{subject}/{kind}` as const) : (`${root}/{subject}/{kind}/{matter}` as const);
    return route({
      id: `matters.${of}.${name}`,
      method: 'POST',
      path: `${path}/${name}`,
      gateway: `${gateway}/{move}`,
      summary: said(words.move, { ...called, move: nameIn(text.moves, name) }),
      allow: move.by,
      ...(move.impartial ? { impartial: true } : {}),
      reads: 'collection',
      ...(typeof move.clock === 'object' || effectOf(of, name)
        ? { readsAlso: of === 'appeals' && !opens ? calendarAndResultsOf : calendarOf }
        : {}),
      params: opens ? SubjectPath : MatterPlace,
      body: move.body,
      reply: OneMatter,
      example: move.example,
      status: 201,
      useCase: making(kind, name, effectOf(of, name)),
    });
  });
  return [
    ...moves,
    route({
      id: `matters.${of}.list`,
      method: 'GET',
      path: `${root}/${of}`,
      gateway: `${root}/{kind}`,
      summary: said(words.list, called),
      allow: overseers,
      params: PeriodPath,
      query: PageOfOpen,
      reply: Matters,
      useCase: listing(kind),
    }),
    route({
      id: `matters.${of}.of-subject`,
      method: 'GET',
      path: `${root}/{subject}/${of}`,
      gateway: `${root}/{subject}/{kind}`,
      summary: said(words.ofSubject, called),
      allow: readers,
      reads: 'head',
      params: SubjectPath,
      query: Page,
      reply: Matters,
      useCase: listingOfSubject(kind),
    }),
    route({
      id: `matters.${of}.read`,
      method: 'GET',
      path: one,
      gateway: `${root}/{subject}/{kind}/{matter}`,
      summary: said(words.read, called),
      allow: readers,
      reads: 'head',
      params: MatterPlace,
      reply: OneMatter,
      useCase: reading(kind, showing[of]),
    }),
  ];
}

const sample = route({
  id: 'matters.sample',
  method: 'POST',
  path: `${root}/samples`,
  summary: words.sample,
  allow: kinds.rechecks.moves.open.by,
  params: PeriodPath,
  body: Sample,
  reply: z.strictObject({ draw: z.string(), share: z.string(), seed: z.string(), begun: z.boolean() }),
  example: { share: '0.05', seed: '20261023-07', lot: '10月23日监督会议现场摇号' },
  status: 202,
  useCase: drawSample,
});

export const routes = [sample, ...everyRoutes, ...Object.values(kinds).flatMap((kind) => routesOf(kind))];
