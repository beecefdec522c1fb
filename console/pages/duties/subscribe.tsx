import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';

/** The duties in a calendar of the person's own, by an address that is theirs. */
export function Subscribe() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [address, setAddress] = useState<string>();
  const [copied, setCopied] = useState(false);
  const link = useAct('duties.link-calendar');
  const get = async () => {
    const answer = await link.act({});
    if (answer) setAddress(answer.body.url ?? `${location.origin}${answer.body.path}`);
  };
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <>
      <Button icon={<CalendarOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t(dutiesPage.subscribe)}
      </Button>
      <Modal open={isOpen} footer={null} title={t(dutiesPage['subscribe-title'])} onCancel={() => setOpen(false)}>
        <p>{t(dutiesPage['subscribe-about'])}</p>
        <Acted acting={link} />
        {address === undefined ? (
          <Button type="primary" loading={link.isActing} onClick={() => void get()}>
            {t(dutiesPage['subscribe-get'])}
          </Button>
        ) : (
          <p className="copying">
            <input
              readOnly
              value={address}
              aria-label={t(dutiesPage.address)}
              onFocus={({ target }) => target.select()}
            />
            <Button onClick={() => void copy(address)}>{t(copied ? parts.copied : parts.copy)}</Button>
          </p>
        )}
      </Modal>
    </>
  );
}
