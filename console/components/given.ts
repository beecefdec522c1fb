import { givenNames } from '../../shared/text/console/signing.ts';
import type { Given } from '../../shared/domain/filing/filing.ts';
import type { Spoken } from '../words.tsx';

/** What was filed, as it was filed: no rounding and no unit. */
export function givenText(given: Given, { t }: Pick<Spoken, 't'>): string {
  switch (given.kind) {
    case 'number':
      return given.number;
    case 'milestones':
      return t(givenNames.milestones, { count: given.done.length });
    case 'answers':
      return t(givenNames.answers, { count: given.answers.reduce((sum, { responses }) => sum + responses, 0) });
    case 'named':
      return Object.entries(given.values)
        .map(([name, value]) => `${name} ${value}`)
        .join('，');
    case 'fraction':
    case 'survey-figure':
    case 'no-data':
    case 'not-applicable': {
      const { kind, ...blanks } = given;
      return t(givenNames[kind], blanks);
    }
  }
}
