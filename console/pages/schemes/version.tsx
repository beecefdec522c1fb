import Alert from 'antd/es/alert';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { schemesPage } from '../../../shared/text/console/schemes.ts';
import { versionStates } from '../../../shared/text/states.ts';
import { useRead } from '../../api/use-read.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { useUnits } from '../../api/use-units.ts';
import { Changes } from './changes.tsx';
import { Checked, useChecks } from './checks.tsx';
import { Deciding } from './deciding.tsx';
import type { Document, Scheme } from './editing.tsx';
import { EditingContext } from './editing.tsx';
import { Editor, type Spot } from './editor.tsx';
import { schemes as page } from './page.ts';
import { CopyReport, reportKept } from './report.tsx';
import { Saving } from './saving.tsx';
import { TableIn, TableOut } from './table.tsx';
import { usePrinting } from './use-printing.ts';
import { useWork } from './use-work.ts';
import { Whole } from './whole.tsx';

interface VersionProps {
  readonly id: string;
  readonly version: number;
}

export function Version({ id, version }: VersionProps) {
  const read = useRead('schemes.read-version', { params: { scheme: id, version } });
  const { data, etag, refused, again } = read;
  if (!data) return <PageFrame {...page} isReading={read.isReading} refused={refused} again={again} />;
  return <Opened document={data} etag={etag} />;
}

const views = ['document', 'whole', 'changes', 'report'] as const;
type View = (typeof views)[number];

/** One version: worked on while it is a draft, read, compared and decided on after that. */
function Opened({ document, etag }: { readonly document: Document; readonly etag: number }) {
  const { t, day } = useWords();
  const desk = useDesk();
  const [search, setSearch] = useSearchParams();
  const [spot, setSpot] = useState<Spot>();
  const { standing } = document;
  const { version, state } = standing;
  const { id } = document.scheme;
  const isReadOnly = state !== 'draft' || !holds(desk, 'performance-office');
  const work = useWork(document, etag);
  const found = useChecks(work.scheme, { document, isLive: !isReadOnly });
  const { units } = useUnits();
  const report = reportKept(id, version);
  const isPrinting = usePrinting();

  const view: View = views.find((one) => one === search.get('view')) ?? 'document';
  const show = (next: Record<string, string>) => setSearch(next, { replace: true });
  const here = search.get('at') ?? 'general';
  const go = (place: string, path?: string) => {
    show({ at: place });
    setSpot(path === undefined ? undefined : { path });
  };
  const shown = views.filter((one) => one !== 'report' || report !== undefined);
  return (
    <EditingContext
      value={{
        scheme: work.scheme,
        isReadOnly,
        faults: found.problems,
        units: units.map((unit) => ({ value: unit.id, name: unit.name })),
        set: work.set,
      }}
    >
      <PageFrame
        title={document.scheme.name}
        about={page.about}
        actions={
          <>
            <TableOut id={id} version={version} />
            {!isReadOnly && <TableIn onRead={(sections) => work.set(['sections'], sections)} />}
            <Deciding
              document={document}
              isSaved={!work.isChanged}
              problems={found.problems.length}
              onDropped={work.discard}
            />
          </>
        }
      >
        <header className="version-head">
          <Link to="/schemes">{t(schemesPage.back)}</Link>
          <Versions scheme={document.scheme} version={version} />
          {standing.approval && <span className="note">{standing.approval.meeting}</span>}
          {!isReadOnly && <Saving work={work} found={found} />}
        </header>
        {isReadOnly && (
          <p className="note version-note">
            {state === 'draft'
              ? t(schemesPage['read-only-role'])
              : t(schemesPage['read-only'], { version, state: versionStates[state] })}
          </p>
        )}
        {standing.returned && (
          <Alert
            type="warning"
            showIcon
            title={t(schemesPage.returned, { day: day(standing.returned.at) })}
            description={standing.returned.reason}
          />
        )}
        {standing.dropped && (
          <Alert
            type="warning"
            showIcon
            title={t(schemesPage.dropped, { day: day(standing.dropped.at) })}
            description={standing.dropped.reason}
          />
        )}
        <Checked found={found} onGo={go} />
        <nav className="tabs" aria-label={t(schemesPage.views)}>
          {shown.map((one) => (
            <Link key={one} to={`?view=${one}`} replace aria-current={one === view ? 'page' : undefined}>
              {t(schemesPage[`tab-${one}`])}
            </Link>
          ))}
        </nav>
        {view === 'document' && !isPrinting && <Editor here={here} spot={spot} onGo={go} />}
        {(view === 'whole' || (view === 'document' && isPrinting)) && <Whole />}
        {view === 'changes' && <Changes id={id} standing={standing} isSaved={!work.isChanged} />}
        {view === 'report' && report && <CopyReport report={report} onGo={go} />}
      </PageFrame>
    </EditingContext>
  );
}

function Versions({ scheme, version }: { readonly scheme: Scheme; readonly version: number }) {
  const { t } = useWords();
  const go = useNavigate();
  const { data } = useRead('schemes.read', { params: { scheme: scheme.id } });
  return (
    <Select
      aria-label={t(schemesPage.version)}
      value={version}
      onChange={(next) => void go(`/schemes/${scheme.id}/${next}`)}
      options={(data?.versions ?? []).toReversed().map((one) => ({
        value: one.version,
        label: t(schemesPage['version-choice'], { version: one.version, state: versionStates[one.state] }),
      }))}
    />
  );
}
