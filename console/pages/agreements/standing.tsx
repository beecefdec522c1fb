import { agreementsPage } from '../../../shared/text/console/agreements.ts';
import { agreementStates } from '../../../shared/text/states.ts';
import { State, type Tone } from '../../components/state.tsx';
import { useWords } from '../../words.tsx';

type AgreementState = keyof typeof agreementStates;

const tones: Readonly<Partial<Record<AgreementState, Tone>>> = {
  proposed: 'going',
  countered: 'going',
  'half-signed': 'going',
  returned: 'going',
  changing: 'going',
  signed: 'done',
  imposed: 'done',
};

/** How far an agreement is. */
export function Standing({ state, withdrawn }: { readonly state: AgreementState; readonly withdrawn?: unknown }) {
  const { t } = useWords();
  if (withdrawn) return <State tone={undefined}>{t(agreementsPage.withdrawn)}</State>;
  return <State tone={tones[state]}>{t(agreementStates[state])}</State>;
}
