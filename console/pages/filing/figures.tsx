import Alert from 'antd/es/alert';
import Input from 'antd/es/input';
import { useState } from 'react';
import { cellStates, filingCell, filingPage, providing } from '../../../shared/text/console/filing.ts';
import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { usePages } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import { givenText } from '../../components/given.ts';
import { blockIn } from '../../components/pasted.ts';
import { Rows } from '../../components/rows.tsx';
import { Upload } from '../../components/upload.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Field } from './field.tsx';
import { moved, pastedAt } from './moving.ts';
import { readWritten, writtenOf } from './written.ts';

/** How many the server takes in one request. */
const atOnce = 30;

type Subject = Body<'progress.provided'>['subjects'][number];

interface FiguresProps {
  readonly period: string;
  readonly indicator: Body<'progress.provides'>['indicators'][number];
  readonly slot: string;
  readonly isClosed: boolean;
}

interface Drafted {
  readonly source: string | undefined;
  readonly figures: Readonly<Record<string, { readonly text?: string; readonly reason?: string }>>;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
}
const nothing: Drafted = { source: undefined, figures: {}, evidence: [] };

/** One figure for each subject, typed or pasted as a column; what is refused stays with its reason, the others are filed. */
export function Figures({ period, indicator, slot, isClosed }: FiguresProps) {
  const words = useWords();
  const { t } = words;
  const { id } = useDesk();
  const params = { period, indicator: indicator.indicator, slot };
  const list = usePages('progress.provided', { params }, ({ subjects }) => subjects, { limit: 50 });
  const { draft, amend } = useDraft(`filing/${id}/${period}/${indicator.indicator}/${slot}`, nothing);
  const provide = useAct('progress.provide');
  const offering = useAct('progress.offer-provided');
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const [filed, setFiled] = useState<number>();
  const source = draft.source ?? list.rows.find(({ filing }) => filing)?.filing?.source ?? indicator.source ?? '';

  const faultOf = (subject: string): string | undefined => {
    const { text } = draft.figures[subject] ?? {};
    if (refusals[subject] !== undefined || !text) return refusals[subject];
    const read = readWritten(text, indicator, words);
    return 'fault' in read ? read.fault : undefined;
  };
  const ready = Object.entries(draft.figures).flatMap(([subject, { text, reason }]) => {
    const read = text ? readWritten(text, indicator, words) : undefined;
    return read && 'given' in read ? [{ subject, given: read.given, ...(reason ? { reason } : {}) }] : [];
  });
  const put = (changed: Drafted['figures']) => {
    amend((now) => ({ ...now, figures: { ...now.figures, ...changed } }));
    setRefusals({});
    setFiled(undefined);
  };
  const paste = (text: string, { row }: { readonly row: number }): boolean => {
    const block = blockIn(text);
    if (!block) return false;
    const pairs = block.flatMap(([first = '', second], down): [string, { text: string }][] => {
      // A block that begins with names is laid by the names, one of figures alone from here downwards.
      const named = list.rows.find(({ name }) => second !== undefined && (name.zh === first || name.en === first));
      const at = named ?? list.rows[row + down];
      const figure = named ? second : first;
      return at && figure ? [[at.subject, { text: figure }]] : [];
    });
    put(Object.fromEntries(pairs));
    return true;
  };
  const submit = async () => {
    const refused: Record<string, string> = {};
    const sent = draft.figures;
    // What is typed over a figure while it is on its way still waits.
    const taken = (gone: ReadonlySet<string>) =>
      amend((now) => {
        const left = Object.entries(now.figures).filter(([name, figure]) => !gone.has(name) || figure !== sent[name]);
        return left.length === 0 ? nothing : { ...now, figures: Object.fromEntries(left) };
      });
    for (let from = 0; from < ready.length; from += atOnce) {
      const rows = ready.slice(from, from + atOnce);
      const evidence = draft.evidence.map((one) => one.id);
      const answer = await provide.act({ params, body: { source, evidence, partial: true, rows } });
      if (!answer) return;
      for (const { subject, refused: no } of answer.body.rows) if (no) refused[subject] = t(no);
      taken(new Set(rows.map(({ subject }) => subject).filter((subject) => refused[subject] === undefined)));
    }
    setRefusals(refused);
    setFiled(ready.length - Object.keys(refused).length);
  };

  return (
    <>
      <div className="figures-head">
        <Field label={t(providing.source)}>
          {(field) => (
            <Input
              id={field}
              maxLength={200}
              disabled={isClosed}
              value={source}
              onChange={({ target }) => amend((now) => ({ ...now, source: target.value }))}
            />
          )}
        </Field>
        {!isClosed && (
          <Upload
            offer={async (body) =>
              (await offering.act({ params: { period, indicator: indicator.indicator }, body }))?.body
            }
            onUploaded={({ id: piece, name }) =>
              amend((now) => ({ ...now, evidence: [...now.evidence, { id: piece, name }] }))
            }
          />
        )}
        <ActButton
          type="primary"
          loading={provide.isActing}
          why={
            isClosed
              ? t(filingPage['nothing-now'])
              : ready.length === 0
                ? t(filingPage['nothing-typed'])
                : source.trim().length < 2
                  ? t(filingCell['source-missing'])
                  : undefined
          }
          onClick={() => void submit()}
        >
          {ready.length === 0 ? t(filingPage['submit-none']) : t(filingPage.submit, { count: ready.length })}
        </ActButton>
      </div>
      <Acted acting={provide} />
      <Acted acting={offering} />
      <div role="status">
        {filed !== undefined && (
          <Alert
            type={Object.keys(refusals).length > 0 ? 'error' : 'success'}
            showIcon
            title={[
              filed > 0 ? t(providing.submitted, { count: filed }) : '',
              Object.keys(refusals).length > 0
                ? t(filingPage['refused-some'], { count: Object.keys(refusals).length })
                : '',
            ].join('')}
          />
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what is pasted is pasted into one of its boxes */}
      <div data-sheet onPaste={(event) => pastedAt(event, paste)}>
        <Rows<Subject>
          label={t(providing.subjects)}
          rows={list.rows}
          rowKey={({ subject }) => subject}
          empty={t(providing.none)}
          isReading={list.isReading}
          hasMore={list.hasMore}
          more={list.more}
          refused={list.refused}
          again={list.again}
          columns={[
            { key: 'subject', title: t(providing.subject), width: 240, show: ({ name }) => t(name) },
            {
              key: 'filed',
              title: t(providing.filed),
              width: 140,
              figure: true,
              show: ({ filing }) => filing && givenText(filing.given, words),
            },
            { key: 'state', title: t(providing.state), width: 110, show: (one) => <Standing {...one} /> },
            {
              key: 'figure',
              title: t(providing.figure),
              width: 200,
              figure: true,
              show: ({ subject, name, filing }) => {
                const fault = faultOf(subject);
                const row = list.rows.findIndex((one) => one.subject === subject);
                return (
                  <span className="cell-in">
                    <input
                      aria-label={t(filingPage.cell, { item: name, slot: indicator.name })}
                      aria-invalid={fault !== undefined}
                      autoComplete="off"
                      disabled={isClosed || filing?.state === 'accepted'}
                      placeholder={writtenOf(filing?.given)}
                      data-row={row}
                      data-from={0}
                      data-to={0}
                      value={draft.figures[subject]?.text ?? ''}
                      onChange={({ target }) => put({ [subject]: { ...draft.figures[subject], text: target.value } })}
                      onKeyDown={moved}
                    />
                    {fault !== undefined && <span className="cell-note two-lines is-fault">{fault}</span>}
                  </span>
                );
              },
            },
            {
              key: 'reason',
              title: t(providing.reason),
              width: 240,
              show: ({ subject, name }) => (
                <Input
                  size="small"
                  aria-label={`${t(providing.reason)} ${t(name)}`}
                  disabled={isClosed || !draft.figures[subject]?.text}
                  maxLength={2000}
                  value={draft.figures[subject]?.reason ?? ''}
                  onChange={({ target }) => put({ [subject]: { ...draft.figures[subject], reason: target.value } })}
                />
              ),
            },
          ]}
        />
      </div>
    </>
  );
}

function Standing({ filing, counts, lacks }: Subject) {
  const { t } = useWords();
  if (filing?.state === 'returned') return <b className="is-bad">{t(cellStates.returned)}</b>;
  if (!filing || lacks === 'filing') return <span>{t(providing['to-file'])}</span>;
  if (counts === filing.n) return <span className="is-good">{t(cellStates.counts)}</span>;
  return <span>{lacks ? t(cellStates[lacks]) : ''}</span>;
}
