import Alert from 'antd/es/alert';
import type { FormInstance } from 'antd/es/form';
import { refusing } from '../../shared/text/console/shell.ts';
import { useWords } from '../words.tsx';
import { Refused } from './refused.tsx';

interface ActedProps {
  /** What `useAct` gives. */
  readonly acting: { readonly isKept: boolean; readonly refused: Error | undefined };
  readonly form?: FormInstance;
}

/** What became of an act beside where it was asked for: refused, or kept until the net is back. */
export function Acted({ acting, form }: ActedProps) {
  const { t } = useWords();
  return (
    <>
      {acting.isKept && <Alert type="warning" showIcon role="status" title={t(refusing.kept)} />}
      <Refused error={acting.refused} {...(form ? { form } : {})} />
    </>
  );
}
