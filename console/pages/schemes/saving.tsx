import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useState } from 'react';
import { saveText } from '../../../shared/text/console/scheme-forms.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useSaveKey } from '../../components/use-save-key.ts';
import { useWords } from '../../words.tsx';
import type { Work } from './use-work.ts';

interface SavingProps {
  readonly work: Work;
  /** Whether every place is filled in: what is not cannot be kept by the server. */
  readonly isWhole: boolean;
}

/** Keeps the draft, or gives up what was changed; Ctrl+S too. */
export function Saving({ work, isWhole }: SavingProps) {
  const { t } = useWords();
  const [isDiscarding, setDiscarding] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const why =
    (!work.isChanged && t(saveText.nothing)) ||
    (work.isOther && t(saveText.other)) ||
    (!isWhole && t(saveText['not-whole'])) ||
    undefined;
  const save = async () => setSaved(await work.save());
  useSaveKey(() => {
    if (why === undefined) void save();
  });
  return (
    <>
      <span className="saving">
        <span role="status" className={work.isChanged ? 'saving-open' : 'note'}>
          {work.isChanged ? t(saveText.unsaved) : isSaved ? t(saveText.saved) : ''}
        </span>
        {work.isChanged && <Button onClick={() => setDiscarding(true)}>{t(saveText.discard)}</Button>}
        <ActButton type="primary" why={why} loading={work.saving.isActing} onClick={() => void save()}>
          {t(saveText.save)}
        </ActButton>
      </span>
      {work.isOther && (
        <Alert
          type="warning"
          showIcon
          title={t(saveText.other)}
          action={<Button onClick={work.insist}>{t(saveText.mine)}</Button>}
        />
      )}
      <Acted acting={work.saving} />
      <Confirm
        open={isDiscarding}
        title={t(saveText['discard-title'])}
        act={t(saveText.discard)}
        danger
        onConfirm={() => {
          work.discard();
          return Promise.resolve(true);
        }}
        onClose={() => setDiscarding(false)}
      >
        <p>{t(saveText['discard-about'])}</p>
      </Confirm>
    </>
  );
}
