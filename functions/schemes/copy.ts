import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { unitsProviding } from '../../shared/domain/filing/provider.ts';
import { office } from '../../shared/domain/organisation/allow.ts';
import { rolesThatAllow } from '../../shared/domain/organisation/authority.ts';
import { requirePhase } from '../../shared/domain/period/period.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { leaderless, partsLater, renewed, toldOf } from '../../shared/domain/scheme/copy.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { Slug } from '../../shared/domain/scheme/wording.ts';
import { Slug as UnitId } from '../../shared/domain/text.ts';
import { begin } from '../../shared/storage/attempt.ts';
import { partition } from '../../shared/storage/keys.ts';
import { allOfficials } from '../../shared/storage/organisation.ts';
import { type PeriodHead, existingPeriod } from '../../shared/storage/periods.ts';
import { type SchemeHead, existingScheme, loadScheme, pinnedScheme } from '../../shared/storage/schemes.ts';
import type { Table } from '../../shared/storage/table.ts';
import { said } from '../../shared/text/say.ts';
import { schemeCopies } from '../../shared/text/sentences/scheme-copy.ts';
import { requireMandate } from '../mandate.ts';
import { judgeOpening } from '../opening.ts';
import type { Naming, Reply, Request } from '../route.ts';
import { ProblemView, problemView } from '../refusal-view.ts';
import type { Caller, Services } from '../services.ts';
import { draftFirst, draftNext } from './draft.ts';
import { VersionView, noticesOf, problemsOf, versionView } from './views.ts';

export const Copy = z.strictObject({
  /** The period whose scheme is copied. */
  from: UnitId,
  /** The period it is meant for, still a draft. */
  for: UnitId,
  /** Begins a scheme of its own, of the jurisdiction or of a unit; left out, the next version of the same one. */
  as: z.strictObject({ id: Slug, owner: UnitId.optional() }).optional(),
});
type Copy = z.output<typeof Copy>;

/** The document is read like any other: beside the report it could be more than what is kept of an answer. */
export const CopiedScheme = z.strictObject({
  scheme: z.string(),
  owner: z.string().optional(),
  standing: VersionView,
  /**
   * Of each part what became of it: taken, changed, taken and to be looked at, or amiss: what would keep the draft from being submitted, or
   * the period from being opened with it for the groups of the earlier one.
   */
  report: z.array(ProblemView.extend({ fate: z.enum(['taken', 'changed', 'look', 'amiss']) })),
});
type Report = z.infer<typeof CopiedScheme>['report'];

/** Reads both periods while the caller is let in. */
export const beginCopy = async (table: Table, { jurisdiction, body }: Naming<Copy>): Promise<unknown> =>
  Promise.all([body.from, body.for].map(async (period) => existingPeriod(table, jurisdiction, period)));

/**
 * A draft made of the scheme that an earlier period was opened with, for one that is still to be opened. Nothing of it is left out: what no
 * longer holds stands in the draft and in the report, until the office mends it.
 */
export async function copyScheme(
  services: Services,
  caller: Caller,
  { body }: Request<unknown, unknown, Copy>,
): Promise<Reply<z.infer<typeof CopiedScheme>, 201>> {
  const { table, now } = services;
  const { jurisdiction } = caller;
  const [{ head: from }, { head: to }] = await Promise.all([
    existingPeriod(table, jurisdiction, body.from),
    existingPeriod(table, jurisdiction, body.for),
  ]);
  const pin = from.scheme;
  if (!pin) throw new Refused('schemes.copy-none', { period: from.id }, { field: 'from' });
  const id = body.as?.id ?? pin.id;
  const owned = { record: partition.scheme(jurisdiction, id) };
  const mandate = body.as ? [] : requireMandate(services, caller, { owned, allow: [office] });
  begin(Promise.all([mandate, loadScheme(table, jurisdiction, id)]));
  const { scheme: before } = await pinnedScheme(table, jurisdiction, pin);
  const scheme = renewed(before, id, { from, to });
  const relies = await mandate;
  requirePhase(to, now, ['draft']);

  const origin = { from: from.id, for: to.id, scheme: pin.id, basedOn: pin.version };
  const draft = await (body.as
    ? draftFirst(services, caller, { scheme, owner: body.as.owner, origin })
    : draftNext(services, caller, {
        chain: await existingScheme(table, jurisdiction, id),
        next: { basedOn: pin.version, scheme, origin },
      }));
  const { head, version, writes, n } = draft;
  const report = await reportOf(table, jurisdiction, { before, scheme, of: head, from, to });
  const owner = head.owner === undefined ? {} : { owner: head.owner };
  return services.commit([...writes, ...relies], {
    status: 201,
    body: { scheme: id, ...owner, standing: versionView(version), report },
    etag: n,
    location: `/v1/schemes/${id}/${version.version}`,
  });
}

interface Copied {
  readonly before: Scheme;
  readonly scheme: Scheme;
  readonly of: SchemeHead;
  readonly from: PeriodHead;
  readonly to: PeriodHead;
}

async function reportOf(table: Table, jurisdiction: string, { before, scheme, of, from, to }: Copied): Promise<Report> {
  const between = { from, to };
  const { rollsUp, told: parts } = partsLater(from.rollsUp ?? {}, between);
  const [{ faults }, led] = await Promise.all([
    judgeOpening(table, jurisdiction, { period: to, of, scheme, groups: from.groups ?? [], rollsUp }),
    ledUnits(table, jurisdiction, scheme),
  ]);
  const absent = faults.flatMap(({ code, params }) => (code === 'periods.provider-absent' ? [params['unit']] : []));
  const unled = unitsProviding(scheme).filter((unit) => !led(unit) && !absent.includes(unit));
  const unable = new Set(unitsProviding(scheme).filter((unit) => absent.includes(unit) || unled.includes(unit)));
  const told = [...toldOf(before, scheme, { ...between, unable }), ...parts, ...leaderless(unled)];
  return [
    ...told.map(({ path, fate, code, params }) => ({
      path,
      fate,
      code: `schemes.copy-${code}`,
      ...said(schemeCopies[code], params),
    })),
    ...noticesOf(scheme).map((notice) => ({ ...notice, fate: 'look' as const })),
    ...problemsOf(scheme).map((problem) => ({ ...problem, fate: 'amiss' as const })),
    ...faults.map(({ code, params, pointer: { field = '' } }) => ({
      ...problemView({ path: field, code, params }),
      fate: 'amiss' as const,
    })),
  ];
}

/** Whether somebody may sign what a unit provides by the scheme. The register is read only where it names a unit. */
async function ledUnits(table: Table, jurisdiction: string, scheme: Scheme) {
  if (unitsProviding(scheme).length === 0) return () => true;
  const people = (await allOfficials(table, jurisdiction)).filter(({ active }) => active);
  return (unit: string) =>
    people.some((person) => rolesThatAllow(person, doers['progress.sign-provided'], { provider: unit }).length > 0);
}
