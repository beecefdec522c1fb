import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { accountText } from '../../../shared/text/console/accounts.ts';
import { useWords } from '../../words.tsx';
import type { HandedOut } from './use-accounts.ts';

interface OneTimeProps {
  readonly handedOut: readonly HandedOut[];
  readonly onClose: () => void;
}

/** Shown this once; it closes by its button alone, so that nobody loses it by a click beside it. */
export function OneTime({ handedOut, onClose }: OneTimeProps) {
  const { t } = useWords();
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t(accountText.password)}
      footer={
        <Button type="primary" onClick={onClose}>
          {t(accountText.noted)}
        </Button>
      }
    >
      <p className="note">{t(accountText.about)}</p>
      <dl className="one-time">
        {handedOut.map(({ subject, login, password }) => (
          <div key={subject}>
            <dt>{t(accountText['password-of'], { login })}</dt>
            <dd>
              <code>{password}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
