import * as z from 'zod';
import { goalsOf, latest, indicatorsOf } from '../../shared/domain/agreement/agreement.ts';
import { AgreedGoal, mostGoals } from '../../shared/domain/agreement/goal.ts';
import { agreementIn } from '../../shared/domain/agreement/steps.ts';
import { isWithin } from '../../shared/domain/organisation/authority.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { Indicator } from '../../shared/domain/scheme/indicator.ts';
import { SubjectKind } from '../../shared/domain/scheme/scheme.ts';
import { Bilingual } from '../../shared/domain/text.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import { officialsBehind, unitsNamed } from '../../shared/storage/organisation.ts';
import { AssessedSubject, type PeriodPath } from '../fields.ts';
import { periodAndScheme } from '../loader.ts';
import { type Paged, nextPage } from '../paging.ts';
import { ok, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { readableAgreements } from './readable.ts';
import { State } from './views.ts';

const Linked = AgreedGoal.pick({ item: true, strategy: true, target: true, unitOfMeasure: true }).extend({
  name: Bilingual,
  value: Indicator.shape.value.optional(),
  /** Who answers for it, by name. */
  owner: z.string().optional(),
});

const Line = AssessedSubject.extend({
  kind: SubjectKind,
  unitName: Bilingual.optional(),
  state: State,
  goals: z.array(Linked).max(mostGoals),
});

export const CascadeView = z.strictObject({ subjects: z.array(Line), next: z.string().optional() });

type Listing = Request<PeriodPath, Paged & { unit?: string | undefined }, unknown>;

/** 目标分解: the goals of everybody the caller may read about, each with the strategy item it serves, by the text in force or else on the table. */
export async function listCascade(services: Services, caller: Caller, { params, query }: Listing) {
  const { table, cursors } = services;
  const { jurisdiction } = caller;
  const { period, scheme } = await periodAndScheme(services, caller, params.period);
  const { page, more } = await nextPage(cursors, query, (from) =>
    readableAgreements(services, caller, {
      period,
      wanted: (head) =>
        !isWithdrawn(head) &&
        head.agreement.state !== 'none' &&
        (query.unit === undefined || isWithin(head, query.unit)),
      ...from,
    }),
  );
  const read = await Promise.all(
    page.heads.map(async (head) => {
      const { entries } = await existingRecord(table, jurisdiction, period.id, head.subject);
      const agreement = agreementIn(entries);
      const text = 'inForce' in agreement ? agreement.inForce : latest(agreement);
      return { head, goals: goalsOf(entries, text) };
    }),
  );
  const owners = read.flatMap(({ goals }) =>
    goals.flatMap(({ owner }) => (owner === undefined ? [] : [`official.${owner}`])),
  );
  const [people, units] = await Promise.all([
    officialsBehind(table, jurisdiction, [...new Set(owners)]),
    unitsNamed(table, jurisdiction, [...new Set(page.heads.map(({ unit }) => unit))]),
  ]);
  const subjects = read.map(({ head: { subject, name, unit, group, kind, agreement }, goals }) => {
    const indicators = new Map((scheme ? indicatorsOf(scheme, goals) : []).map((one) => [one.id, one]));
    const unitName = units.get(unit)?.name;
    return {
      subject,
      name,
      unit,
      group,
      kind,
      ...(unitName ? { unitName } : {}),
      state: agreement.state,
      goals: goals.map((goal): z.infer<typeof Linked> => {
        const owner = people.get(`official.${goal.owner ?? ''}`)?.name;
        const { item, strategy, target } = goal;
        const indicator = indicators.get(item);
        const unitOfMeasure = goal.unitOfMeasure ?? indicator?.unitOfMeasure;
        return {
          item,
          name: indicator?.name ?? { zh: item, en: item },
          ...(indicator ? { value: indicator.value } : {}),
          ...(strategy === undefined ? {} : { strategy }),
          ...(target === undefined ? {} : { target }),
          ...(unitOfMeasure === undefined ? {} : { unitOfMeasure }),
          ...(owner === undefined ? {} : { owner }),
        };
      }),
    };
  });
  return ok({ subjects, ...more });
}
