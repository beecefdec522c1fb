import * as z from 'zod';
import { Side, unsignedSides } from '../../shared/domain/agreement/agreement.ts';
import { isPersonal } from '../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { SubjectKind } from '../../shared/domain/scheme/scheme.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { type AppraisalHead, lackingAgreement } from '../../shared/storage/appraisals.ts';
import { unitsNamed } from '../../shared/storage/organisation.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { AssessedSubject, Instant, type PeriodPath, iso, mostToAPage } from '../fields.ts';
import { type PagedOfOpen, nextPage } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { readableAgreements } from './readable.ts';
import { State } from './views.ts';

const ListedAgreement = AssessedSubject.extend({
  kind: SubjectKind,
  /** Of a person: the unit they are assessed in. */
  unitName: Bilingual.optional(),
  state: State,
  version: z.int(),
  /** Who laid the text on the table, and who has signed it; absent where none lies there. */
  onTable: z.strictObject({ laid: Side, signed: Side.optional() }).optional(),
  /** Which sides it waits for: to sign the text on the table, and where none lies there, to propose one. */
  waits: z.array(Side).max(Side.options.length),
  /** Until when the committee lets this subject agree on its goals after planning. */
  agreeUntil: Instant.optional(),
  /** It is assessed no more. */
  withdrawn: z.boolean(),
});

/** Who is to lay a text where none lies there or one was sent back, else who is to sign it. */
function awaited(state: AppraisalHead['agreement']['state'], onTable: AppraisalHead['onTable']): Side[] {
  if (state === 'none') return ['subject'];
  return state === 'returned' ? [onTable?.laid.side ?? 'subject'] : unsignedSides(state, onTable);
}

export const AgreementsView = z.strictObject({
  subjects: z.array(ListedAgreement).max(mostToAPage),
  next: z.string().optional(),
});

type Listing = Request<PeriodPath, PagedOfOpen, unknown>;

/**
 * The agreements of a period that the caller may read, shard by shard; `open`: only those that are not signed by both sides. A page may be
 * short or empty while `next` still leads on: the index is never keyed by a state, which would heap all on one key.
 */
export async function listAgreements(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors } = services;
  const { jurisdiction } = caller;
  const { head: period } = await existingPeriod(table, jurisdiction, params.period);
  const lacks = await lackingAgreement(table, jurisdiction, period);
  const wanted = (head: AppraisalHead): boolean => query.open === undefined || query.open === lacks(head);
  const { page, more } = await nextPage(cursors, query, (from) =>
    readableAgreements(services, caller, { period, wanted, ...from }),
  );
  const of = page.heads.filter(({ subject }) => isPersonal(subject)).map(({ unit }) => unit);
  const units = await unitsNamed(table, jurisdiction, [...new Set(of)]);
  const subjects = page.heads.map((head) =>
    view(head, isPersonal(head.subject) ? units.get(head.unit)?.name : undefined),
  );
  return ok({ subjects, ...more });
}

function view(head: AppraisalHead, unitName: Text | undefined): z.infer<typeof ListedAgreement> {
  const { subject, name, unit, group, kind, agreement, onTable, agreeUntil } = head;
  const { state, version } = agreement;
  return {
    subject,
    name,
    unit,
    group,
    kind,
    ...(unitName ? { unitName } : {}),
    state,
    version,
    ...(onTable
      ? { onTable: { laid: onTable.laid.side, ...(onTable.signed ? { signed: onTable.signed.side } : {}) } }
      : {}),
    waits: isWithdrawn(head) ? [] : awaited(state, onTable),
    ...(agreeUntil === undefined ? {} : { agreeUntil: iso(agreeUntil) }),
    withdrawn: isWithdrawn(head),
  };
}
