import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { checkText } from '../../../shared/text/console/imports.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Going } from './checking.tsx';
import { Faults } from './faults.tsx';
import { usePass } from './passes.ts';
import { SaveAs } from './save-choices.tsx';
import { Sums } from './sums.tsx';
import type { Import } from './use-preview.ts';
import { useSaved } from './use-saved.ts';

/** How far the writing is and what became of it, also where somebody comes back to it later. */
export function Writing({ found, isOwn }: { readonly found: Import; readonly isOwn: boolean }) {
  const { t } = useWords();
  const { pass, go } = usePass(found.id);
  const isDone = found.state === 'done' && !pass?.isGoing;
  const { run } = found;
  const broke = found.state === 'running' && !pass?.isGoing;
  const told = pass?.doing === 'run' ? pass.told : undefined;
  return (
    <>
      <Going pass={pass} text={checkText.writing} />
      <Refused error={pass?.refused} />
      {broke && isOwn && (
        <Alert
          type="warning"
          showIcon
          title={t(checkText['not-finished'])}
          action={
            <Button type="primary" onClick={() => void go('run')}>
              {t(checkText.resume)}
            </Button>
          }
        />
      )}
      {run && isDone && (
        <>
          <Alert
            type={run.refused > 0 ? 'warning' : 'success'}
            showIcon
            role="status"
            title={
              run.refused > 0
                ? t(checkText['done-refused'], { good: run.good, refused: run.refused })
                : run.good === 0
                  ? t(checkText['done-none'])
                  : t(checkText.done, { good: run.good })
            }
            description={run.refused > 0 && !told ? t(checkText['why-again']) : undefined}
          />
          <Sums
            told={{ ...run, rows: found.rows ?? 0, skipped: found.skipped ?? {}, counted: found.counted }}
            isWritten
          />
          {isOwn && found.mapping && <Keep found={found} mapping={found.mapping} />}
          {told && <Faults file={found.name} told={told} />}
        </>
      )}
    </>
  );
}

/** With what was said of words nobody knew. */
function Keep({ found, mapping }: { readonly found: Import; readonly mapping: NonNullable<Import['mapping']> }) {
  const saved = useSaved(found);
  return (
    <section className="panel">
      <SaveAs found={found} said={{ format: found.format, mapping }} saved={saved} />
    </section>
  );
}
