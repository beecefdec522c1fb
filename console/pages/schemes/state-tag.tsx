import { versionStates } from '../../../shared/text/states.ts';
import { State } from '../../components/state.tsx';
import { useWords } from '../../words.tsx';

const tones = { draft: 'begun', submitted: 'going', approved: 'done', dropped: undefined } as const;

/** How far a version is. */
export function StateTag({ state }: { readonly state: keyof typeof versionStates }) {
  const { t } = useWords();
  return <State tone={tones[state]}>{t(versionStates[state])}</State>;
}
