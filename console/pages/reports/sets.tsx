import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { reportsPage, stageNames } from '../../../shared/text/console/reports.ts';
import { formatNames } from '../../../shared/text/reports/formats.ts';
import type { Body } from '../../api/lines.ts';
import { Refused } from '../../components/refused.tsx';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { Preview } from './preview.tsx';
import { useReport, type Wanted } from './use-report.ts';

type ReportSet = Body<'reports.list'>['reports'][number];

/** Subjects are `unit.…`, `official.…`, `team.…`; the period as a whole has no kind. */
export const isOfSubject = ({ of }: Pick<ReportSet, 'of'>): boolean => of.includes('.');

interface SetListProps {
  readonly label: string;
  readonly period: string;
  readonly sets: readonly ReportSet[];
  readonly empty: string;
  readonly isReading?: boolean;
  readonly hasMore?: boolean;
  readonly more?: () => void;
  readonly refused?: Error | undefined;
  readonly again?: () => void;
}

/** Runs of reports, newest first, with a button for each file. */
export function SetList({ period, sets, ...list }: SetListProps) {
  const { t, named, moment, bytes } = useWords();
  const report = useReport(period);
  const [seen, setSeen] = useState<{ wanted: Wanted; name: string }>();
  const wish = ({ of, stage, generation }: ReportSet, format: Wanted['format']): Wanted => ({
    ...(isOfSubject({ of }) ? { subject: of } : {}),
    stage,
    generation,
    format,
  });
  return (
    <>
      <Refused error={report.refused} />
      <Rows
        {...list}
        rows={sets.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))}
        rowKey={({ of, stage, generation }) => `${of} ${stage} ${generation}`}
        columns={[
          { key: 'name', title: t(reportsPage.name), width: 220, show: ({ name }) => named(name) },
          {
            key: 'stage',
            title: t(reportsPage.stage),
            width: 170,
            show: ({ stage, generation }) => (
              <>
                {t(stageNames[stage])} <span className="note">{t(reportsPage.run, { run: generation })}</span>
              </>
            ),
          },
          { key: 'made', title: t(reportsPage.made), width: 190, show: ({ at }) => moment(at) },
          {
            key: 'files',
            title: t(reportsPage.files),
            width: 340,
            show: (set) => (
              <div className="acts">
                {set.files.map(({ format, bytes: size }) => (
                  <Button
                    key={format}
                    size="small"
                    aria-label={t(reportsPage.download, { format: formatNames[format], size: bytes(size) })}
                    title={bytes(size)}
                    onClick={() => void report.download(wish(set, format))}
                  >
                    {formatNames[format]}
                  </Button>
                ))}
                {set.files.some(({ format }) => format === 'html') && (
                  <Button
                    size="small"
                    type="link"
                    icon={<EyeOutlined aria-hidden />}
                    onClick={() => setSeen({ wanted: wish(set, 'html'), name: named(set.name) })}
                  >
                    {t(reportsPage.preview)}
                  </Button>
                )}
              </div>
            ),
          },
        ]}
      />
      {seen && <Preview period={period} {...seen} onClose={() => setSeen(undefined)} />}
    </>
  );
}
