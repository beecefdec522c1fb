import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useSyncExternalStore } from 'react';
import { signing } from '../../shared/text/console/shell.ts';
import { session } from '../api/session.ts';
import { useWords } from '../words.tsx';

/** Over whatever somebody is doing: they sign in again in a window of its own, and what they sent goes on by itself. */
export function Ended() {
  const { t } = useWords();
  const ended = useSyncExternalStore(session.watch, session.hasEnded);
  return (
    <Modal open={ended} title={t(signing.ended)} closable={false} footer={null} width={420}>
      <p>{t(signing['ended-remedy'])}</p>
      <Button type="primary" block onClick={() => open('/sign-in', 'jixiao-sign-in', 'width=520,height=720')}>
        {t(signing.again)}
      </Button>
    </Modal>
  );
}
