import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useEffect, useState } from 'react';
import { saveText } from '../../../shared/text/console/scheme-forms.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { useSaveKey } from '../../components/use-save-key.ts';
import { useWords } from '../../words.tsx';
import type { Found } from './checks.tsx';
import type { Work } from './use-work.ts';

interface SavingProps {
  readonly work: Work;
  readonly found: Found;
}

/** Keeps the draft, or gives up what was changed; Ctrl+S too. */
export function Saving({ work, found: { isChecking, isWhole } }: SavingProps) {
  const { t } = useWords();
  const [isDiscarding, setDiscarding] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const why =
    (!work.isChanged && t(saveText.nothing)) ||
    (work.isOther && t(saveText.other)) ||
    (!isChecking && !isWhole && t(saveText['not-whole'])) ||
    undefined;
  const save = () => setWanted(true);
  useSaveKey(save);
  // Who saves while the last word is still being checked has it saved as soon as that is done.
  useEffect(() => {
    if (!isWanted || isChecking) return;
    setWanted(false);
    if (why === undefined) void work.save().then(setSaved);
  });
  return (
    <>
      <span className="saving">
        <span role="status" className={work.isChanged ? 'saving-open' : 'note'}>
          {work.isChanged ? (why ?? t(saveText.unsaved)) : isSaved ? t(saveText.saved) : ''}
        </span>
        {work.isChanged && <Button onClick={() => setDiscarding(true)}>{t(saveText.discard)}</Button>}
        <ActButton type="primary" why={why} loading={isWanted || work.saving.isActing} onClick={save}>
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
