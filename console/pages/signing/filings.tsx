import { useState } from 'react';
import { signingPage } from '../../../shared/text/console/signing.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { DueDay } from '../../components/due-day.tsx';
import { Evidence } from '../../components/evidence.tsx';
import { givenText } from '../../components/given.ts';
import { agreed } from '../../../shared/text/measured.ts';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { useChosen } from '../../components/chosen.ts';
import { changesIn, keyOf, type FilingRow } from './to-sign.ts';
import { useSigning } from './use-signing.ts';
import { BulkWork } from '../../components/bulk-work.tsx';

interface FilingsToSignProps {
  readonly period: { readonly id: string; readonly name: string };
  /** By which route they are signed: those of the own side, or those provided about others. */
  readonly kind: FilingRow['what'];
  readonly rows: readonly FilingRow[];
  readonly isReading: boolean;
  readonly refused?: Error | undefined;
  readonly again?: () => void;
}

/** Figures with what stood before them; those that are ticked are signed or go back together. */
export function FilingsToSign({ period, kind, rows, ...list }: FilingsToSignProps) {
  const words = useWords();
  const { t, named, moment } = words;
  const signing = useSigning(period.id);
  const { chosen, clear, selection } = useChosen(rows, keyOf);
  const [asked, setAsked] = useState<'sign' | 'back'>();
  const isOwn = kind === 'progress.sign-off';
  const title = t(isOwn ? signingPage.filings : signingPage.provided);
  if (rows.length === 0 && !signing.work && !list.refused && !(isOwn && list.isReading)) return null;
  const why = chosen.length === 0 ? t(signingPage['choose-first']) : undefined;
  const ask = (what: 'sign' | 'back') => {
    signing.forget();
    setAsked(what);
  };
  const ended = (isDone: boolean): boolean => {
    if (isDone) clear();
    return isDone;
  };
  return (
    <section className="panel signing" aria-labelledby={kind}>
      <header className="panel-head">
        <h2 id={kind}>
          {title} <span className="count">{rows.length}</span>
        </h2>
        <div className="acts">
          <span className="note" aria-live="polite">
            {t(signingPage.chosen, { count: chosen.length })}
          </span>
          <ActButton type="primary" why={why} onClick={() => ask('sign')}>
            {t(signingPage['sign-filings'])}
          </ActButton>
          <ActButton danger why={isOwn ? why : t(signingPage['back-provided'])} onClick={() => ask('back')}>
            {t(signingPage.back)}
          </ActButton>
        </div>
      </header>
      {signing.work && (
        <BulkWork key={signing.work.bulk} work={signing.work} reads="duties.to-sign" onClose={signing.forgetWork} />
      )}
      <Rows
        {...list}
        label={title}
        rows={rows}
        rowKey={keyOf}
        empty={t(signingPage.nothing)}
        rowSelection={selection(({ of, about }) => `${named(of.name)} ${t(about)}`, t(signingPage['select-all']))}
        columns={[
          { key: 'whom', title: t(signingPage.whom), width: 130, show: ({ of }) => <b>{named(of.name)}</b> },
          {
            key: 'what',
            title: t(signingPage.what),
            width: 210,
            show: ({ about, unitOfMeasure, barred }) => (
              <>
                {t(about)} {unitOfMeasure && <span className="note">{unitOfMeasure}</span>}
                {barred && <p className="barred">{t(signingPage[barred])}</p>}
              </>
            ),
          },
          {
            key: 'given',
            title: t(signingPage.given),
            width: 110,
            figure: true,
            show: ({ given }) => <b>{givenText(given, words)}</b>,
          },
          {
            key: 'target',
            title: t(signingPage.target),
            width: 90,
            figure: true,
            show: (row) => (row.target === undefined ? '—' : agreed(row.target, row)),
          },
          {
            key: 'last',
            title: t(signingPage.last),
            width: 100,
            figure: true,
            show: ({ last }) => (last ? <span title={t(last.about)}>{givenText(last.given, words)}</span> : '—'),
          },
          {
            key: 'differs',
            title: t(signingPage.differs),
            width: 260,
            show: (row) => (
              <ul className="changes">
                {row.warnings.map((warning) => (
                  <li key={warning.zh}>
                    <span className="odd">{t(signingPage.odd)}</span>
                    {t(warning)}
                  </li>
                ))}
                {changesIn(row, words).map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            ),
          },
          {
            key: 'by',
            title: t(signingPage.by),
            width: 220,
            show: (row) => <Filed period={period.id} row={row} when={moment(row.by.at)} />,
          },
          {
            key: 'due',
            title: t(signingPage.due),
            width: 170,
            show: ({ due, overdue }) => <DueDay due={due} overdue={overdue} />,
          },
        ]}
      />
      <p className="only-printed">{t(signingPage.signature)}</p>
      <Confirm
        open={asked === 'sign'}
        title={t(signingPage['sign-filings'])}
        act={t(signingPage['sign-do'])}
        acting={signing.acting}
        onConfirm={async () =>
          ended(
            isOwn
              ? await signing.sign(chosen, t(signingPage['why-filings'], { period: period.name }))
              : await signing.signProvided(chosen),
          )
        }
        onClose={() => setAsked(undefined)}
      >
        <p>{t(isOwn ? signingPage['sign-about'] : signingPage['sign-provided-about'], { count: chosen.length })}</p>
        <ul className="agreed-to">
          {chosen.map((row) => (
            <li key={keyOf(row)}>
              <span>
                {named(row.of.name)} · {t(row.about)}
              </span>
              <b className="figure">
                {givenText(row.given, words)} {row.unitOfMeasure}
              </b>
            </li>
          ))}
        </ul>
      </Confirm>
      <Confirm
        open={asked === 'back'}
        danger
        title={t(signingPage['back-title'])}
        act={t(signingPage['back-do'])}
        whyKept={`send-back/${period.id}`}
        acting={signing.acting}
        onConfirm={async (reason) => ended(await signing.sendBack(chosen, reason))}
        onClose={() => setAsked(undefined)}
      >
        <p>{t(signingPage['back-about'], { count: chosen.length })}</p>
      </Confirm>
    </section>
  );
}

interface FiledProps {
  readonly period: string;
  readonly row: FilingRow;
  readonly when: string;
}

function Filed({ period, row, when }: FiledProps) {
  const { t } = useWords();
  const { by, source, narrative, forecast, evidence } = row;
  return (
    <div className="filed">
      <span>
        {by.name ?? '—'} <span className="note">{when}</span>
      </span>
      <span className="note">{t(signingPage.source, { source })}</span>
      {narrative && <span className="note">{t(signingPage.narrative, { narrative })}</span>}
      {forecast && <span className="note">{t(signingPage.forecast, forecast)}</span>}
      <Evidence period={period} subject={row.of.subject} pieces={evidence} />
    </div>
  );
}
