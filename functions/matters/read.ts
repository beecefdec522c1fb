import type { Kind } from '../../shared/domain/matter/matter.ts';
import { existingAppraisal } from '../../shared/storage/appraisals.ts';
import { existingMatter, listMatters, mattersOf } from '../../shared/storage/matters.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { PeriodPath, SubjectPath } from '../fields.ts';
import { matterView } from '../matter-view.ts';
import { nextPage, type Paged, type PagedOfOpen } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import type { Showing } from './effect.ts';

/** Those of a period, open ones first. */
export const listing =
  ({ name: kind }: Kind) =>
  async (services: Services, caller: Caller, { params, query }: Request<PeriodPath, PagedOfOpen, unknown>) => {
    const { table, cursors, now } = services;
    const { jurisdiction } = caller;
    await existingPeriod(table, jurisdiction, params.period);
    const { page, more } = await nextPage(cursors, query, (from) =>
      listMatters(table, { jurisdiction, period: params.period, kind }, { open: query.open, ...from }),
    );
    const matters = page.matters.map((matter) => matterView(matter, caller, now));
    return { status: 200, body: { matters, ...more } } as const;
  };

/** Those of one subject, oldest first. */
export const listingOfSubject =
  ({ name: kind }: Kind) =>
  async (services: Services, caller: Caller, { params, query }: Request<SubjectPath, Paged, unknown>) => {
    const { table, cursors, now } = services;
    const { pk, n } = await existingAppraisal(table, caller.jurisdiction, params.period, params.subject);
    const { page, more } = await nextPage(cursors, query, (from) => mattersOf(table, pk, kind, from));
    const matters = page.matters.map((matter) => matterView(matter, caller, now));
    return { status: 200, body: { matters, ...more }, etag: n } as const;
  };

/** One, with what its decision changed in a score sheet, where it can. */
export const reading =
  ({ name: kind }: Kind, showing: Showing | undefined) =>
  async (
    services: Services,
    caller: Caller,
    { params }: Request<SubjectPath & { matter: string }, unknown, unknown>,
  ) => {
    const { table, now } = services;
    const { pk, n } = await existingAppraisal(table, caller.jurisdiction, params.period, params.subject);
    const matter = await existingMatter(table, pk, kind, params.matter);
    const difference = await showing?.(services, caller, matter);
    const body = { ...matterView(matter, caller, now), ...(difference ? { difference } : {}) };
    return { status: 200, body, etag: n } as const;
  };
