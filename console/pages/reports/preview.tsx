import PrinterOutlined from '@ant-design/icons/es/icons/PrinterOutlined';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import Spin from 'antd/es/spin';
import { useEffect, useRef, useState } from 'react';
import { reportsPage } from '../../../shared/text/console/reports.ts';
import { shell } from '../../../shared/text/console/shell.ts';
import { asError } from '../../api/refusal.ts';
import { sha256Of } from '../../components/sha256.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { useReport, type Wanted } from './use-report.ts';

interface PreviewProps {
  readonly period: string;
  readonly wanted: Wanted;
  readonly name: string;
  readonly onClose: () => void;
}

interface Shown {
  readonly html: string;
  readonly sum: string;
  readonly entry: number;
  /** Nothing where this browser cannot count sums. */
  readonly isWhole: boolean | undefined;
}

/** A report as it is printed, held against its recorded sum. No script of it runs. */
export function Preview({ period, wanted, name, onClose }: PreviewProps) {
  const { t } = useWords();
  const report = useReport(period);
  const [shown, setShown] = useState<Shown>();
  const [failed, setFailed] = useState<Error>();
  const frame = useRef<HTMLIFrameElement>(null);
  const begun = useRef(false);
  useEffect(() => {
    // A look is recorded: once, also where React calls an effect twice.
    if (begun.current) return;
    begun.current = true;
    const load = async () => {
      const answer = await report.link(wanted);
      if (!answer) return;
      const { url, sha256: sum, entry } = answer.body;
      const bytes = await (await fetch(url)).arrayBuffer();
      const counted = await sha256Of(bytes);
      setShown({
        html: new TextDecoder().decode(bytes),
        sum,
        entry,
        isWhole: counted === undefined ? undefined : counted === sum,
      });
    };
    load().catch((error: unknown) => setFailed(asError(error)));
  }, [report, wanted]);
  return (
    <Drawer
      open
      size="min(960px, 100vw)"
      title={t(reportsPage['preview-of'], { name })}
      onClose={onClose}
      extra={
        <Button
          icon={<PrinterOutlined aria-hidden />}
          disabled={!shown}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          {t(shell.print)}
        </Button>
      }
    >
      <Refused error={report.refused ?? failed} />
      {!shown && !report.refused && !failed && <Spin />}
      {shown && (
        <div className="preview">
          {shown.isWhole !== undefined && (
            <Alert
              type={shown.isWhole ? 'success' : 'error'}
              showIcon
              title={t(shown.isWhole ? reportsPage.checked : reportsPage.differs)}
              description={
                <>
                  {t(reportsPage.checksum)} <code>{shown.sum}</code> · {t(reportsPage.recorded, { entry: shown.entry })}
                </>
              }
            />
          )}
          <iframe ref={frame} title={name} sandbox="allow-same-origin allow-modals" srcDoc={shown.html} />
        </div>
      )}
    </Drawer>
  );
}
