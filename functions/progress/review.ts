import { type Filing, filingsIn } from '../../shared/domain/filing/filing.ts';
import { unitProviding, unitsProviding } from '../../shared/domain/filing/provider.ts';
import { litItems } from '../../shared/domain/light/lights.ts';
import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { type AppraisalHead, appraisals } from '../../shared/storage/appraisals.ts';
import { appraisalsWhere } from '../../shared/storage/appraisal-lists.ts';
import { unlessIllegible } from '../../shared/storage/damaged.ts';
import { legibleIn } from '../../shared/storage/matters.ts';
import { officialsBehind, unitsNamed } from '../../shared/storage/organisation.ts';
import { withFilingDues } from '../../shared/storage/periods.ts';
import { connectionsOf } from '../conflict.ts';
import { refuseUnlessFiling } from '../filed.ts';
import type { PeriodPath } from '../fields.ts';
import { dossierOf, periodAndScheme } from '../loader.ts';
import { type Paged, nextPage } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { closedFor } from './items.ts';
import { mayOpenSealed } from './readers.ts';
import { type Asked, type Held, figuresOf } from './reviewed.ts';
import type { Reviewed } from './review-views.ts';
import { actsFor } from './side.ts';
import { filingsYearBeforeIn } from './year-before.ts';

type Listing = Request<PeriodPath, Paged & Asked & { readonly unit?: string | undefined }, unknown>;

/**
 * 数据审核: the figures of the subjects of a page that wait for the office, or stand in another way, each with what it is held against and
 * what was found odd about it; to whoever provides figures, those about others that their unit provides and nothing more.
 */
export async function reviewFigures(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors, now } = services;
  const { jurisdiction, rolesUsed } = caller;
  const { period: head, scheme } = await periodAndScheme(services, caller, params.period);
  if (!scheme) return ok({ subjects: [] });
  const wanted = (one: AppraisalHead) => !isWithdrawn(one) && (query.unit === undefined || isWithin(one, query.unit));
  const [period, earlierOf, connectionsWith, units, { page, more }] = await Promise.all([
    withFilingDues(table, jurisdiction, head),
    filingsYearBeforeIn(services, caller, head),
    connectionsOf(services, caller),
    unitsNamed(table, jurisdiction, unitsProviding(scheme)),
    nextPage(cursors, query, (from) => appraisalsWhere(table, { jurisdiction, period: head }, { wanted, ...from })),
  ]);
  const [connected, held] = await Promise.all([connectionsWith(page.heads), Promise.all(page.heads.map(heldOf))]);
  const people = await officialsBehind(table, jurisdiction, [...new Set(held.flatMap(authorsOf))]);
  const looksOver = rolesUsed.some((role) => role !== 'unit-contributor' && role !== 'unit-leader');
  const subjects = held.flatMap((one): Reviewed[] => {
    if (!one) return [];
    const { subject, name, unit, group } = one.dossier.appraisal.head;
    const figures = figuresOf({ ...one, isConnected: connected.has(subject) }, query, {
      now,
      caller: caller.id,
      opensSealed: mayOpenSealed(caller),
      reads: (indicator) => looksOver || actsFor(caller, unitProviding(indicator, subject)),
      personNamed: (id) => people.get(`official.${id}`)?.name,
      unitNamed: (id) => units.get(id)?.name ?? { zh: id, en: id },
    });
    return figures.length > 0 ? [{ subject, name, unit, group, closed: one.closed, figures }] : [];
  });
  return ok({ subjects, ...more });

  /** Of a record that cannot be read nothing is told. */
  async function heldOf(one: AppraisalHead): Promise<Read | undefined> {
    const { subject } = one;
    const reading = appraisals.collection(table, jurisdiction, head.id, subject);
    const [read, earlier] = await Promise.all([
      unlessIllegible(appraisals.key(jurisdiction, head.id, subject), reading, (appraisal) => ({
        dossier: dossierOf({ appraisal, record: appraisal.entries, period: head, scheme }),
        closed: closedFor(() => refuseUnlessFiling({ appraisal, period: head }, now, [])),
        findings: legibleIn(appraisal, 'outliers'),
      })),
      earlierOf(one),
    ]);
    if (!read || !scheme) return undefined;
    const isLit = read.closed?.code !== 'progress.not-open';
    const lit = isLit ? litItems(read.dossier.record, { subject, period, scheme, now }) : [];
    return { ...read, earlier, lit };
  }
}

type Read = Omit<Held, 'isConnected'> & { readonly closed: ReturnType<typeof closedFor> };

const authorsOf = (held: Read | undefined): string[] => (held ? filingsIn(held.dossier.record).flatMap(personsIn) : []);

const personsIn = ({ by, signedOffBy, remark, answer }: Filing): string[] =>
  [by, signedOffBy, remark?.by, answer?.by].flatMap((id) => (id === undefined ? [] : [`official.${id}`]));
