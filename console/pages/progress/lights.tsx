import Segmented from 'antd/es/segmented';
import useBreakpoint from 'antd/es/grid/hooks/useBreakpoint';
import { useMemo, useState } from 'react';
import { progressPage } from '../../../shared/text/console/progress.ts';
import { useWhole } from '../../api/use-read.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Detail } from './detail.tsx';
import { Filters, Tiles } from './filters.tsx';
import { ItemList } from './list.tsx';
import { countsOf, everything, lookedAt, type Look, type Subject } from './looked-at.ts';
import { Matrix } from './matrix.tsx';

/** What the drawer shows: one item, or all of a subject. */
export interface Opened {
  readonly subject: Subject;
  readonly indicator?: string;
}

/** Subjects by items, as many as the person looks over. */
export function Lights({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const isWide = useBreakpoint()['md'] ?? true;
  const { rows, isReading, refused, again } = useWhole(
    'progress.lights',
    { params: { period: period.id } },
    ({ subjects }) => subjects,
    { limit: 50 },
  );
  const [look, setLook] = useState<Look>(everything);
  const [chosen, setView] = useState<'matrix' | 'list'>();
  const [opened, setOpened] = useState<Opened>();
  const seen = useMemo(() => lookedAt(rows, look), [rows, look]);
  const counts = useMemo(() => countsOf(rows, look), [rows, look]);
  const view = chosen ?? (isWide ? 'matrix' : 'list');
  if (refused && rows.length === 0)
    return (
      <section className="panel" aria-label={t(progressPage.lights)}>
        <Refused error={refused} again={again} />
      </section>
    );
  const options = (['matrix', 'list'] as const).map((value) => ({ value, label: t(progressPage[value]) }));
  return (
    <section className="panel lights" aria-labelledby="lights" aria-busy={isReading}>
      <header className="panel-head">
        <h2 id="lights">{t(progressPage.lights)}</h2>
        <Segmented aria-label={t(progressPage.view)} options={options} value={view} onChange={setView} />
      </header>
      <Tiles counts={counts} look={look} onLook={setLook} />
      <Filters subjects={rows} look={look} onLook={setLook} />
      <p className="note" role="status">
        {isReading && t(progressPage.reading, { count: rows.length })}
      </p>
      <Refused error={refused} again={again} />
      {view === 'matrix' ? (
        <Matrix subjects={seen} isReading={isReading} onOpen={setOpened} />
      ) : (
        <ItemList subjects={seen} isReading={isReading} onOpen={setOpened} />
      )}
      {opened && <Detail period={period} {...opened} onClose={() => setOpened(undefined)} />}
    </section>
  );
}
