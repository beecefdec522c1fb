import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Progress from 'antd/es/progress';
import { useEffect, useState } from 'react';
import { checkText } from '../../../shared/text/console/imports.ts';
import { refusing } from '../../../shared/text/console/shell.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Faults } from './faults.tsx';
import { Odd } from './odd.tsx';
import { type Pass, usePass } from './passes.ts';
import { Sums } from './sums.tsx';
import { Unknown } from './unknown.tsx';
import type { Import } from './use-preview.ts';

interface CheckingProps {
  readonly found: Import;
  readonly etag: number;
  readonly onColumns: () => void;
}

/** Every row held to every rule, nothing written: what is wrong stands beside its row, and then what is good is written. */
export function Checking({ found, etag, onColumns }: CheckingProps) {
  const { t } = useWords();
  const { pass, go } = usePass(found.id);
  const [isAsking, setAsking] = useState(false);
  // What a check found is told with it alone: who comes back from elsewhere has it looked at again.
  const isLost = pass === undefined && (found.state === 'checked' || found.state === 'checking');
  useEffect(() => {
    if (isLost) void go('check');
    // Once: `go` is another function each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isLost]);
  const told = pass?.told;
  const isDone = told !== undefined && told.left === 0;
  return (
    <>
      <Going pass={pass} text={checkText.checking} />
      <Refused error={pass?.refused} again={() => void go('check')} />
      {isDone && (
        <>
          <Verdict told={told} />
          <Unknown found={found} etag={etag} faults={told.faults} onAgain={() => void go('check')} />
          <Sums told={told} />
          <div className="acts">
            <ActButton
              type="primary"
              why={told.good === 0 ? t(checkText['none-good']) : undefined}
              onClick={() => setAsking(true)}
            >
              {t(checkText.write, { good: told.good })}
            </ActButton>
            <Button onClick={onColumns}>{t(checkText.back)}</Button>
            <Button onClick={() => void go('check')}>{t(checkText.recheck)}</Button>
          </div>
          <Faults file={found.name} told={told} />
          <Odd told={told} />
          <Confirm
            open={isAsking}
            title={t(checkText['write-ask'], { good: told.good })}
            act={t(checkText.write, { good: told.good })}
            onClose={() => setAsking(false)}
            onConfirm={async () => {
              void go('run');
              return true;
            }}
          >
            <p>{t(checkText[told.refused > 0 ? 'write-rest' : 'write-all'], { refused: told.refused })}</p>
          </Confirm>
        </>
      )}
      {pass && !pass.isGoing && !isDone && <Button onClick={onColumns}>{t(checkText.back)}</Button>}
    </>
  );
}

/** How far it is, and that one may leave. */
export function Going({ pass, text }: { readonly pass: Pass | undefined; readonly text: typeof checkText.checking }) {
  const { t } = useWords();
  if (!pass?.isGoing) return null;
  const { done = 0, total = 0 } = pass.told ?? {};
  return (
    <section className="panel" role="status">
      <p>{t(text, { done, total: total === 0 ? '…' : total })}</p>
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} aria-label={t(text, { done, total })} />
      <p className="note">{t(checkText.leave)}</p>
      {pass.isKept && <Alert type="warning" showIcon title={t(refusing.kept)} />}
    </section>
  );
}

function Verdict({ told }: { readonly told: NonNullable<Pass['told']> }) {
  const { t } = useWords();
  const { good, refused } = told;
  if (good === 0)
    return (
      <Alert
        type={refused > 0 ? 'error' : 'info'}
        showIcon
        title={refused > 0 ? t(checkText['some-refused'], { refused, good }) : t(checkText['none-good'])}
        description={refused > 0 ? undefined : t(checkText['none-good-remedy'])}
      />
    );
  if (refused === 0) return <Alert type="success" showIcon title={t(checkText['all-good'], { good })} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={t(checkText['some-refused'], { refused, good })}
      description={t(checkText['mend-or-go-on'])}
    />
  );
}
