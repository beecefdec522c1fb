import type * as z from 'zod';
import { kinds } from '../../shared/domain/matter/kinds.ts';
import { KindName, type Kind, type Matter } from '../../shared/domain/matter/matter.ts';
import { rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { listEvery, listEveryOf } from '../../shared/storage/matter-lists.ts';
import { PageOfOpen, type PeriodPath, type SubjectPath } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import { nextPage } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { namesIn, rowOf } from './rows.ts';
import { choicesIn } from './words.ts';

export const Every = PageOfOpen.extend({ kind: KindName.optional() });
type Asked = z.output<typeof Every>;

/** The kinds whose matters the caller may read, of a whole period or of the one subject that the path names. */
export function kindsFor(caller: Caller, of: 'readers' | 'overseers'): KindName[] {
  const { owner, place } = caller;
  return Object.values<Kind>(kinds).flatMap((kind) =>
    rolesThatAllow(caller, kind[of], { owner, place }).length > 0 ? [kind.name] : [],
  );
}

/** 办理事项台账: matters of every kind in a period that the caller looks over, what waits for somebody first. */
export async function listEveryMatter(
  services: Services,
  caller: Caller,
  { params: { period }, query: { kind, open, ...query } }: Request<PeriodPath, Asked, unknown>,
) {
  const { table, cursors } = services;
  const { jurisdiction } = caller;
  const read = kindsFor(caller, 'overseers').filter((one) => kind === undefined || one === kind);
  const [of, { page, more }] = await Promise.all([
    periodAndScheme(services, caller, period),
    nextPage(cursors, query, (from) => listEvery(table, { jurisdiction, period, kinds: read }, { open, ...from })),
  ]);
  const matters = await rowsOf(services, caller, { ...of, matters: page.matters });
  return ok({ matters, ...more });
}

/** The same of one subject, oldest first. */
export async function listEveryOfSubject(
  services: Services,
  caller: Caller,
  { params, query: { kind, open, ...query } }: Request<SubjectPath, Asked, unknown>,
) {
  const { table, cursors } = services;
  const { period, subject } = params;
  const read = kindsFor(caller, 'readers').filter((one) => kind === undefined || one === kind);
  const [{ pk, n }, of] = await Promise.all([
    existingAppraisal(table, caller.jurisdiction, period, subject),
    periodAndScheme(services, caller, period),
  ]);
  const { page, more } = await nextPage(cursors, query, (from) => listEveryOf(table, pk, read, from));
  const rows = await rowsOf(services, caller, { ...of, matters: page.matters });
  return ok({ matters: rows.filter(({ settled }) => open !== true || !settled), ...more }, n);
}

type Listed = Awaited<ReturnType<typeof periodAndScheme>> & { readonly matters: readonly Matter[] };

async function rowsOf(services: Services, caller: Caller, { period, scheme, matters }: Listed) {
  const called = await namesIn(services, caller, { period: period.id, matters });
  const seen = { caller, now: services.now, called, choices: choicesIn(scheme, period) };
  return matters.map((matter) => rowOf(matter, seen));
}
