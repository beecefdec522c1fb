import * as z from 'zod';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { announce, resultPhases } from '../../shared/domain/result/result.ts';
import { audienceOf, isTold } from '../../shared/domain/result/announcement.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import { type AppraisalHead } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { periodCalendar } from '../../shared/storage/periods.ts';
import { loadResults, resultsItem } from '../../shared/storage/results.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { subjectName } from '../../shared/text/reports/sentences.ts';
import { AssessedSubject, Instant, iso, mostToAPage, type PeriodPath } from '../fields.ts';
import { type Paged, nextPage } from '../paging.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { resultsView } from './views.ts';

/** 公示: the office gives out what the committee approved, for as long as the scheme says; until then anybody of its audience may remark. */
export async function announceResults(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPath, unknown, unknown>,
) {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const [{ period, scheme }, results] = await Promise.all([
    pinned(services, caller, { period: params.period, phases: resultPhases }),
    loadResults(table, jurisdiction, params.period),
  ]);
  const { announcement: clock } = clocksOf(scheme);
  if (clock.days === 0) throw new Refused('results.no-announcement');
  const until = clockEnd(await periodCalendar(table, jurisdiction, period.head), clock, now);
  const announced = announce(results, { by: caller.id, at: now, until });
  const event = { what: 'results.announced', data: { version: announced.version, until } } as const;
  const toAll = scheme.subjects.some((kind) => audienceOf(scheme, kind) === 'public');
  const head = { ...period.head, announced: { until, toAll } };
  const change = services.record(period, event, { head, items: [resultsItem(announced)] });
  return services.commit(change.writes, { status: 201, body: resultsView(announced, now), etag: change.n });
}

const Line = AssessedSubject.extend({
  /** What its peer group is called, where it stands in the settings. */
  groupName: Bilingual.optional(),
  /** Of officials only the grade is announced. */
  rank: z.int().nullable(),
  grade: z.strictObject({ id: z.string(), name: Bilingual }),
});

export const AnnouncedView = z.strictObject({
  period: z.strictObject({ id: z.string(), name: Bilingual }),
  version: z.int(),
  /** Last instant at which remarks are taken. */
  until: Instant,
  subjects: z.array(Line).max(mostToAPage),
  next: z.string().optional(),
});

/** 公示名单 for somebody who works here: what is announced to everybody, and what to their own unit. */
export const readAnnounced = (
  services: Services,
  caller: Caller,
  { params, query }: Request<PeriodPath, Paged, unknown>,
) => listOf(services, { jurisdiction: caller.jurisdiction, period: params.period, reader: caller }, query);

/** The same without a token. */
export const readAnnouncedByAll = (
  services: Services,
  _caller: Caller,
  { params, query }: Request<{ jurisdiction: string; period: string }, Paged, unknown>,
) => listOf(services, { ...params, reader: 'public' }, query);

interface Asked {
  readonly jurisdiction: string;
  readonly period: string;
  readonly reader: Parameters<typeof isTold>[2];
}

async function listOf(services: Services, { jurisdiction, period: id, reader }: Asked, query: Paged) {
  const { table, cursors } = services;
  const [{ head: period, scheme }, results, { head: settings }] = await Promise.all([
    pinned(services, { jurisdiction }, { period: id, phases: resultPhases }),
    loadResults(table, jurisdiction, id),
    loadJurisdiction(table, jurisdiction),
  ]);
  const groupNames = new Map(settings?.peerGroups.map((group) => [group.id, group.name]));
  if (results.state !== 'announced') throw new Refused('results.none-announced');
  const wanted = (head: AppraisalHead) => isTold(scheme, head, reader);
  const { page, more } = await nextPage(cursors, query, (from) =>
    appraisalsWhere(table, { jurisdiction, period }, { wanted, ...from }),
  );
  const subjects = page.heads.flatMap((head) => {
    const band = scheme.bands.find(({ grade }) => grade === head.standing?.grade);
    if (!band) return [];
    const { subject, unit, group, kind } = head;
    const rank = kind === 'official' ? null : (head.standing?.rank ?? null);
    const groupName = groupNames.get(group);
    const named = { name: subjectName(head), ...(groupName ? { groupName } : {}) };
    return [{ subject, ...named, unit, group, rank, grade: { id: band.grade, name: band.name } }];
  });
  const { version, announcement } = results;
  const body = { period: { id, name: period.name }, version, until: iso(announcement.until), subjects, ...more };
  return { status: 200, body } as const;
}
