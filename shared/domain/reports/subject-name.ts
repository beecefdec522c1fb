import { sentences } from '../../text/reports/sentences.ts';
import type { Text } from '../../text/refusal.ts';
import { said } from '../../text/catalogue.ts';

/** The name a subject is published under, with the one it was assessed under beside it where that was another. */
export const subjectName = ({
  name,
  formerName,
}: {
  readonly name: Text;
  readonly formerName?: Text | undefined;
}): Text => (formerName ? said(sentences.formerly, { name, former: formerName }) : name);
