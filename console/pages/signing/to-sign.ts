import type { Body } from '../../api/lines.ts';
import { givenText } from '../../components/given.ts';
import { signingPage } from '../../../shared/text/console/signing.ts';
import type { Spoken } from '../../words.tsx';

type Subject = Body<'duties.to-sign'>['subjects'][number];
type About = Pick<Subject, 'subject' | 'name'>;
export type FilingRow = Subject['filings'][number] & { readonly of: About };
export type AgreementRow = NonNullable<Subject['agreement']> & { readonly of: About };

export const filingsIn = (subjects: readonly Subject[]): FilingRow[] =>
  subjects.flatMap(({ subject, name, filings }) => filings.map((one) => ({ ...one, of: { subject, name } })));

export const agreementsIn = (subjects: readonly Subject[]): AgreementRow[] =>
  subjects.flatMap(({ subject, name, agreement }) => (agreement ? [{ ...agreement, of: { subject, name } }] : []));

export const keyOf = ({ of, n }: FilingRow): string => `${of.subject} ${n}`;

/** How this differs from what was filed for the same slot before, in sentences. */
export function changesIn({ given, source, narrative = '', evidence, before }: FilingRow, { t }: Spoken): string[] {
  if (!before) return [t(signingPage['first-filed'])];
  const [was, is] = [givenText(before.given, { t }), givenText(given, { t })];
  return [
    was === is ? t(signingPage['value-same']) : t(signingPage['value-changed'], { before: was, after: is }),
    ...(before.source === source ? [] : [t(signingPage['source-changed'], { before: before.source, after: source })]),
    ...((before.narrative ?? '') === narrative ? [] : [t(signingPage['narrative-changed'])]),
    ...(before.evidence === evidence.length
      ? []
      : [t(signingPage['evidence-changed'], { before: before.evidence, after: evidence.length })]),
    ...(before.returnReason === undefined ? [] : [t(signingPage['was-returned'], { why: before.returnReason })]),
  ];
}

/** The filings of each subject together, as a signature names them. */
export function bySubject(rows: readonly FilingRow[]): { subject: string; filings: number[] }[] {
  const groups = Map.groupBy(rows, ({ of }) => of.subject);
  return [...groups].map(([subject, those]) => ({ subject, filings: those.map(({ n }) => n) }));
}
