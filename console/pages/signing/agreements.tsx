import { useState } from 'react';
import { Link } from 'react-router';
import { signingPage } from '../../../shared/text/console/signing.ts';
import { sideNames } from '../../../shared/text/states.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { DueDay } from '../../components/due-day.tsx';
import { measured } from '../../../shared/text/measured.ts';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { useChosen } from '../../components/chosen.ts';
import type { AgreementRow } from './to-sign.ts';
import { useSigning } from './use-signing.ts';
import { BulkWork } from '../../components/bulk-work.tsx';

interface AgreementsToSignProps {
  readonly period: { readonly id: string; readonly name: string };
  readonly rows: readonly AgreementRow[];
  readonly isReading: boolean;
}

/** Sentences that a row shows; the rest stands where it is opened. */
const fewChanges = 3;
const keyOf = ({ of, version }: AgreementRow): string => `${of.subject} ${version}`;

/** Texts with what changed in them; those that are ticked are signed together, each by its digest. */
export function AgreementsToSign({ period, rows, isReading }: AgreementsToSignProps) {
  const { t, named, moment } = useWords();
  const signing = useSigning(period.id);
  const { chosen, clear, selection } = useChosen(rows, keyOf);
  const [isAsked, setAsked] = useState(false);
  if (rows.length === 0 && !signing.work) return null;
  return (
    <section className="panel signing" aria-labelledby="agreements">
      <header className="panel-head">
        <h2 id="agreements">
          {t(signingPage.agreements)} <span className="count">{rows.length}</span>
        </h2>
        <div className="acts">
          <span className="note" aria-live="polite">
            {t(signingPage.chosen, { count: chosen.length })}
          </span>
          <ActButton
            type="primary"
            why={chosen.length === 0 ? t(signingPage['choose-first']) : undefined}
            onClick={() => {
              signing.forget();
              setAsked(true);
            }}
          >
            {t(signingPage['sign-agreements'])}
          </ActButton>
        </div>
      </header>
      {signing.work && (
        <BulkWork key={signing.work.bulk} work={signing.work} reads="duties.to-sign" onClose={signing.forgetWork} />
      )}
      <Rows
        label={t(signingPage.agreements)}
        rows={rows}
        rowKey={keyOf}
        isReading={isReading}
        empty={t(signingPage.nothing)}
        rowSelection={selection(
          ({ of }) => `${named(of.name)} ${t(signingPage.agreements)}`,
          t(signingPage['select-all']),
        )}
        expandable={{ expandedRowRender: (row) => <TextOf period={period.id} row={row} /> }}
        columns={[
          {
            key: 'whom',
            title: t(signingPage.whom),
            width: 150,
            show: ({ of, barred }) => (
              <>
                <b>{named(of.name)}</b>
                {barred && <p className="barred">{t(signingPage[barred])}</p>}
              </>
            ),
          },
          {
            key: 'text',
            title: t(signingPage.text),
            width: 230,
            show: ({ version, goals, laid }) => (
              <div className="filed">
                <span>
                  {t(signingPage.version, { version })} · {t(signingPage['goal-count'], { count: goals.length })}
                </span>
                <span className="note">
                  {t(signingPage.laid, { side: sideNames[laid.side] })} {laid.name} {moment(laid.at)}
                </span>
              </div>
            ),
          },
          {
            key: 'differs',
            title: t(signingPage.differs),
            width: 380,
            show: (row) => <Changes row={row} most={fewChanges} />,
          },
          {
            key: 'signed',
            title: t(signingPage.side),
            width: 180,
            show: ({ side, signed }) => (
              <div className="filed">
                <span>{t(sideNames[side])}</span>
                <span className="note">
                  {signed
                    ? `${t(signingPage['other-signed'], { side: sideNames[signed.side] })} ${signed.name ?? ''}`
                    : t(signingPage['other-unsigned'])}
                </span>
              </div>
            ),
          },
          {
            key: 'due',
            title: t(signingPage.due),
            width: 170,
            show: ({ due, overdue }) => <DueDay due={due} overdue={overdue} />,
          },
        ]}
      />
      <Confirm
        open={isAsked}
        title={t(signingPage['sign-agreements'])}
        act={t(signingPage['agree-do'])}
        acting={signing.acting}
        onConfirm={async () => {
          const isDone = await signing.agree(chosen, t(signingPage['why-agreements'], { period: period.name }));
          if (isDone) clear();
          return isDone;
        }}
        onClose={() => setAsked(false)}
      >
        <p>{t(signingPage['agree-about'], { count: chosen.length })}</p>
        <ul className="agreed-to">
          {chosen.map((row) => (
            <li key={keyOf(row)}>
              <span>
                {named(row.of.name)} · {t(signingPage.version, { version: row.version })}
              </span>
              <b>{t(signingPage['goal-count'], { count: row.goals.length })}</b>
            </li>
          ))}
        </ul>
      </Confirm>
    </section>
  );
}

function Changes({ row: { against }, most }: { readonly row: AgreementRow; readonly most: number }) {
  const { t } = useWords();
  if (!against) return <span className="note">{t(signingPage['first-text'])}</span>;
  const { version, changes } = against;
  if (changes.length === 0) return <span className="note">{t(signingPage['same-text'], { version })}</span>;
  return (
    <>
      <span className="note">{t(signingPage.against, { version })}</span>
      <ul className="changes">
        {changes.slice(0, most).map((change) => (
          <li key={change.zh}>{t(change)}</li>
        ))}
        {changes.length > most && (
          <li className="note">{t(signingPage['more-changes'], { count: changes.length - most })}</li>
        )}
      </ul>
    </>
  );
}

/** The figures of the text, and everything that changed. */
function TextOf({ period, row }: { readonly period: string; readonly row: AgreementRow }) {
  const { t } = useWords();
  const names = ['item', 'points', 'baseline', 'target'] as const;
  return (
    <div>
      {(row.against?.changes.length ?? 0) > fewChanges && <Changes row={row} most={Infinity} />}
      <table className="plain-table">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {t(signingPage[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {row.goals.map((goal) => (
            <tr key={goal.item}>
              <th scope="row">{t(goal.name)}</th>
              <td className="figure">{goal.points}</td>
              <td className="figure">{measured(goal.baseline, goal)}</td>
              <td className="figure">
                <b>{measured(goal.target, goal)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Link to={`/agreements?${new URLSearchParams({ period, subject: row.of.subject }).toString()}`}>
        {t(signingPage['whole-text'])}
      </Link>
    </div>
  );
}
