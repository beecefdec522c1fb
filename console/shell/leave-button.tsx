import Button, { type ButtonProps } from 'antd/es/button';
import { shell } from '../../shared/text/console/shell.ts';
import { useWords } from '../words.tsx';

/** The way out; what signing out needs comes when somebody does. */
export function LeaveButton(props: ButtonProps) {
  const { t } = useWords();
  const leave = async () => (await import('../api/oidc.ts')).signOut();
  return (
    <Button {...props} onClick={() => void leave()}>
      {t(shell['sign-out'])}
    </Button>
  );
}
