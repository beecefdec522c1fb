import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { auditText, chainKinds } from '../../../shared/text/console/audit.ts';
import { eventNames } from '../../../shared/text/event-names.ts';
import type { Body } from '../../api/lines.ts';
import { usePages, useRead } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Refused } from '../../components/refused.tsx';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { useNames } from './use-names.ts';

type Kind = keyof typeof chainKinds;
type Entry = Body<'audit.entries'>['entries'][number];
const kinds = ['organisation', 'access', 'official', 'period', 'appraisal'] as const satisfies readonly Kind[];

/** One chain: whether it is whole, its first broken entry, and what it says. */
export function Chain({ given }: { readonly given: string | undefined }) {
  const { t, named } = useWords();
  const [kind, setKind] = useState<Kind>('organisation');
  const [period, setPeriod] = useState<string>();
  const [one, setOne] = useState<string>();
  const [asked, setAsked] = useState<{ of: string; read: boolean } | undefined>(
    given === undefined ? undefined : { of: given, read: false },
  );
  const { unit, units, people, periods, chain } = useNames();
  const ofPeriods = periods.map(({ id, name }) => ({ value: id, label: t(name) }));
  const persons = people.map(({ id, name, unit: of }) => ({ value: id, label: `${name} · ${unit(of)}` }));
  const subjects = [
    ...units.map(({ id, name }) => ({ value: `unit.${id}`, label: named(name) })),
    ...persons.map(({ value, label }) => ({ value: `official.${value}`, label })),
  ];
  const whole = kind === 'organisation' || kind === 'access';
  const chosen = whole
    ? kind
    : kind === 'appraisal'
      ? period && one && `appraisal/${period}/${one}`
      : one && `${kind}/${one}`;
  const why = chosen ? undefined : t(auditText['choose-which']);
  return (
    <section className="panel" aria-labelledby="one-chain">
      <h2 id="one-chain">{t(auditText.chain)}</h2>
      <div className="asking">
        <Select<Kind>
          aria-label={t(auditText.kind)}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setOne(undefined);
          }}
          options={kinds.map((value) => ({ value, label: t(chainKinds[value]) }))}
        />
        {kind === 'appraisal' && (
          <Select
            aria-label={t(chainKinds.period)}
            placeholder={t(chainKinds.period)}
            value={period ?? null}
            onChange={(next) => setPeriod(next ?? undefined)}
            options={ofPeriods}
          />
        )}
        {!whole && (
          <Select
            aria-label={t(auditText.which)}
            placeholder={t(auditText.which)}
            showSearch
            optionFilterProp="label"
            value={one ?? null}
            onChange={(next) => setOne(next ?? undefined)}
            options={kind === 'official' ? persons : kind === 'period' ? ofPeriods : subjects}
          />
        )}
        <ActButton type="primary" why={why} onClick={() => chosen && setAsked({ of: chosen, read: false })}>
          {t(auditText.verify)}
        </ActButton>
        <ActButton why={why} onClick={() => chosen && setAsked({ of: chosen, read: true })}>
          {t(auditText.read)}
        </ActButton>
      </div>
      {asked && <h3>{chain(asked.of)}</h3>}
      {asked && !asked.read && (
        <Verdict key={asked.of} of={asked.of} onRead={() => setAsked({ ...asked, read: true })} />
      )}
      {asked?.read && <Entries key={asked.of} of={asked.of} />}
    </section>
  );
}

function Verdict({ of, onRead }: { readonly of: string; readonly onRead: () => void }) {
  const { t } = useWords();
  const { data, refused } = useRead('audit.verify', { query: { of } });
  if (!data) return <Refused error={refused} />;
  const { intact, entries, unsealed, findings, broken } = data;
  return (
    <>
      <Alert
        role="status"
        showIcon
        type={intact ? 'success' : 'error'}
        title={t(intact ? auditText['chain-intact'] : auditText['chain-broken'], { entries, unsealed })}
        description={
          intact ? undefined : (
            <ul>
              {findings.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )
        }
        action={
          <Button size="small" onClick={onRead}>
            {t(auditText.read)}
          </Button>
        }
      />
      {broken && (
        <section aria-label={t(auditText.first, { n: broken.n })}>
          <h3>{t(auditText.first, { n: broken.n })}</h3>
          {broken.entry ? (
            <EntryRows label={t(auditText.first, { n: broken.n })} rows={[broken.entry]} />
          ) : (
            <p>{t(auditText['first-unreadable'])}</p>
          )}
        </section>
      )}
    </>
  );
}

function Entries({ of }: { readonly of: string }) {
  const { t } = useWords();
  const { rows, ...state } = usePages('audit.entries', { query: { of } }, ({ entries }) => entries);
  return <EntryRows {...state} label={t(auditText.read)} rows={rows} />;
}

const isEvent = (what: string): what is keyof typeof eventNames => Object.hasOwn(eventNames, what);

type EntryRowsProps = Pick<
  Parameters<typeof Rows<Entry>>[0],
  'label' | 'rows' | 'isReading' | 'hasMore' | 'more' | 'refused' | 'again'
>;

function EntryRows(list: EntryRowsProps) {
  const { t, moment } = useWords();
  const { person } = useNames();
  const nameOf = (what: string) => (isEvent(what) ? t(eventNames[what]) : what);
  return (
    <Rows<Entry>
      {...list}
      rowKey={({ n }) => String(n)}
      empty={t(auditText['no-entries'])}
      columns={[
        { key: 'n', title: t(auditText.n), width: 80, figure: true, show: ({ n }) => n },
        { key: 'at', title: t(auditText.at), width: 190, show: ({ at }) => moment(at) },
        {
          key: 'by',
          title: t(auditText.by),
          width: 140,
          show: ({ by }) => person(by.id),
        },
        { key: 'what', title: t(auditText.what), width: 220, show: ({ what }) => nameOf(what) },
        { key: 'why', title: t(auditText.why), width: 260, show: ({ why }) => why ?? '' },
      ]}
    />
  );
}
