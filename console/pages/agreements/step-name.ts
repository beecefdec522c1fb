import { agreementSteps } from '../../../shared/text/console/agreements.ts';
import type { Contract } from './agreement.tsx';

export type Step = Contract['steps'][number];

/** What the button of a step says, which depends on whose text lies there. */
export function nameOf({ step, side }: Step, { state, text }: Contract) {
  switch (step) {
    case 'propose':
      if (state === 'draft') return agreementSteps['write-draft'];
      return text ? agreementSteps['write-on'] : agreementSteps.write;
    case 'counter':
      return text ? agreementSteps.counter : agreementSteps['hand-down'];
    case 'sign':
      return agreementSteps[side === 'assessor' ? 'sign-assessor' : 'sign-subject'];
    case 'reject':
      return side === text?.side ? agreementSteps['take-back'] : agreementSteps.reject;
    case 'return':
    case 'change':
    case 'permit-late':
    case 'impose':
      return agreementSteps[step];
  }
}
