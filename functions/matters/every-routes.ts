import * as z from 'zod';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import type { KindName, Kind } from '../../shared/domain/matter/matter.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { matterRoutes as words } from '../../shared/text/matters.ts';
import { PeriodPath, SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { MatterActs, Openings, readingActs, readOpenings, WhichMatter } from './acts.ts';
import { differenceOf } from './decide.ts';
import { Every, listEveryMatter, listEveryOfSubject } from './every.ts';
import { MatterRow } from './rows.ts';
import type { Showing } from './effect.ts';

const Rows = z.strictObject({ matters: z.array(MatterRow), next: z.string().optional() });

const all: readonly Kind[] = Object.values(kinds);
const once = (allow: readonly Allow[]): Allow[] => [...new Set(allow)];
const readers = once(all.flatMap((kind) => kind.readers));
const beginners = once(
  all.flatMap(({ moves }) => Object.values(moves).flatMap(({ from, by }) => (from.length === 0 ? by : []))),
);

/** What its decision changed, where a kind decides on a score. */
export const showing: Readonly<Partial<Record<KindName, Showing>>> = {
  rechecks: differenceOf,
  appeals: differenceOf,
};

const root = '/v1/matters/{period}' as const;
const ofSubject = { gateway: `${root}/{subject}/{kind}`, params: SubjectPath } as const;

/** Matters of all kinds side by side, in words: a kind that is added stands here too. Each is told only what its kind lets them read. */
export const everyRoutes = [
  route({
    id: 'matters.every',
    method: 'GET',
    path: `${root}/every`,
    gateway: `${root}/{kind}`,
    summary: words.every,
    allow: once(all.flatMap((kind) => kind.overseers)),
    params: PeriodPath,
    query: Every,
    reply: Rows,
    useCase: listEveryMatter,
  }),
  route({
    id: 'matters.every-of-subject',
    method: 'GET',
    path: `${root}/{subject}/every`,
    ...ofSubject,
    summary: words.everyOfSubject,
    allow: readers,
    reads: 'head',
    query: Every,
    reply: Rows,
    useCase: listEveryOfSubject,
  }),
  route({
    id: 'matters.acts',
    method: 'GET',
    path: `${root}/{subject}/acts`,
    ...ofSubject,
    summary: words.acts,
    allow: readers,
    reads: 'collection',
    query: WhichMatter,
    reply: MatterActs,
    useCase: readingActs(showing),
  }),
  route({
    id: 'matters.openings',
    method: 'GET',
    path: `${root}/{subject}/openings`,
    ...ofSubject,
    summary: words.openings,
    allow: beginners,
    reads: 'collection',
    reply: Openings,
    useCase: readOpenings,
  }),
];
