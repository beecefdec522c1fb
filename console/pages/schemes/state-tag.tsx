import { versionStates } from '../../../shared/text/states.ts';
import { useWords } from '../../words.tsx';

/** How far a version is. */
export function StateTag({ state }: { readonly state: keyof typeof versionStates }) {
  const { t } = useWords();
  return <span className={`version-state version-${state}`}>{t(versionStates[state])}</span>;
}
