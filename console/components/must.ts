import { parts } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';

/** The rule of a field that is filled in; blanks fill in no text. */
export function useMust(is: 'text' | 'choice' = 'choice') {
  const { t } = useWords();
  return [{ required: true, message: t(parts.must), ...(is === 'text' ? { whitespace: true } : {}) }];
}
