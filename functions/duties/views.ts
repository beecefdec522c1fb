import * as z from 'zod';
import type { Duty } from '../../shared/domain/duty/duty.ts';
import { Shown } from '../../shared/domain/filing/cards.ts';
import { Role } from '../../shared/domain/organisation/authority.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { Instant, iso } from '../fields.ts';
import type { Incomplete } from '../waiting.ts';

export const DutyView = z.strictObject({
  /** The route that does it; `period` and `subject`, or `scheme`, fill its path. */
  what: z.string(),
  name: Bilingual,
  /** Absent of a scheme: it is about no period. */
  period: z.string().optional(),
  periodName: Bilingual.optional(),
  /** Absent where it is about the period as a whole. */
  subject: z.string().optional(),
  subjectName: Bilingual.optional(),
  /** Which of several: the indicator and its slot, the line. */
  about: Bilingual.optional(),
  /** Of a matter: fills the path too. */
  matter: z.string().optional(),
  /** Of a filing: fills its body. */
  filing: z.strictObject({ indicator: z.string(), slot: z.string() }).optional(),
  /** 预警、黄牌、红牌 that is shown for it. */
  card: Shown.optional(),
  /** It was filed or submitted and came back to be corrected. */
  returned: z.literal(true).optional(),
  /** And why, of a scheme. */
  reason: z.string().optional(),
  /** Of a scheme, which version of which. */
  scheme: z.strictObject({ id: z.string(), version: z.int().min(1) }).optional(),
  /** Absent while no clock runs. */
  due: Instant.optional(),
  overdue: z.boolean(),
  /** In which roles it is done; a rater's seat is one person's. */
  roles: z.array(Role).max(Role.options.length),
  person: z.string().optional(),
  /** What they are called, in the list of a period; absent of whoever is no longer registered. */
  personName: z.string().optional(),
  /** Of figures about others, the unit that provides them. */
  provider: z.string().optional(),
  providerName: Bilingual.optional(),
});
export type DutyView = z.infer<typeof DutyView>;

/** About a period as a whole, or one of its subjects. */
export const PeriodDutyView = DutyView.required({ period: true, periodName: true });
export type PeriodDutyView = z.infer<typeof PeriodDutyView>;

/** Each thing once. */
export const eachOnce = (told: readonly Incomplete[]): Incomplete[] => [
  ...new Map(told.map((one) => [JSON.stringify([one.period, one.subject, one.reason.zh]), one])).values(),
];

/** Of a scheme, and what is told of every duty. */
export const dutyView = (
  { what, name, about, matter, filing, card, returned, reason, scheme, due, by, person, provider }: Duty,
  now: number,
): DutyView => ({
  what,
  name,
  ...(about ? { about } : {}),
  ...(matter === undefined ? {} : { matter }),
  ...(filing ? { filing } : {}),
  ...(card ? { card } : {}),
  ...(returned ? { returned } : {}),
  ...(reason === undefined ? {} : { reason }),
  ...(scheme ? { scheme } : {}),
  ...(due === undefined ? {} : { due: iso(due) }),
  overdue: due !== undefined && now > due,
  roles: [...new Set(by.map(({ role }) => role))],
  ...(person === undefined ? {} : { person }),
  ...(provider === undefined ? {} : { provider }),
});

interface Of {
  readonly period: { readonly id: string; readonly name: Text };
  readonly subject?: { readonly subject: string; readonly name: Text };
  readonly now: number;
}

export const periodDutyView = (duty: Duty, { period, subject, now }: Of): PeriodDutyView => ({
  ...dutyView(duty, now),
  period: period.id,
  periodName: period.name,
  ...(subject ? { subject: subject.subject, subjectName: subject.name } : {}),
});

/** The longest list of duties in one answer, and of what it leaves out. */
export const mostShown = 200;
export const mostIncomplete = 100;

/** The most urgent first, last what no clock runs for; of those due at once, each kind by itself. */
export const byDue = (a: DutyView, b: DutyView): number => {
  const [one, other] = [a, b].map(({ due = 'none', what, period = '', subject = '' }) =>
    [due, what, period, subject].join(' '),
  );
  return String(one) < String(other) ? -1 : 1;
};
