import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Tag from 'antd/es/tag';
import { filingCell } from '../../../shared/text/console/filing.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { givenText } from '../../components/given.ts';
import { Upload } from '../../components/upload.tsx';
import { useWords } from '../../words.tsx';
import { filedAs, groundIn, kindIn, sourceOf, type Item, type Sheet, type Slot, type Typed } from './draft.ts';
import { backToCell } from './moving.ts';
import { Field } from './field.tsx';
import { Parts } from './parts.tsx';
import { Remark } from './remark.tsx';
import { isTyped } from './written.ts';

type Change = Omit<Partial<Typed>, 'key'>;

interface PanelProps {
  readonly period: string;
  readonly subject: string;
  readonly item: Item;
  readonly slot: Slot;
  readonly typed: Typed | undefined;
  readonly isClosed: boolean;
  /** Of the subject, whatever it is about. */
  readonly known: Sheet['evidence'];
  readonly onChange: (change: Change | undefined) => void;
}

/** Everything about the figure that is looked at: what it is filed as, where it comes from, what it rests on. */
export function Panel({ period, subject, item, slot, typed, isClosed, known, onChange }: PanelProps) {
  const words = useWords();
  const { t, moment } = words;
  const { filing } = slot;
  const why = slot.closed ?? item.closed;
  const shut = isClosed || why !== undefined;
  const read = typed && filedAs(item, slot, typed, words);
  const kind = kindIn(slot, typed);
  const hint =
    item.value === 'fraction'
      ? t(filingCell['hint-rate'])
      : item.unitOfMeasure &&
        t(item.unitOfMeasure.endsWith('元') ? filingCell['hint-money'] : filingCell.hint, { unit: item.unitOfMeasure });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves whichever of its fields has the focus
    <section
      className="cell-panel"
      aria-live="polite"
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && backToCell(currentTarget)}
      aria-label={t(filingCell.title, { item: item.name, slot: slot.name })}
    >
      <div>
        <h3>{t(filingCell.title, { item: item.name, slot: slot.name })}</h3>
        {why && <p className="note">{t(why)}</p>}
        {filing && (
          <p className="note">
            {t(filingCell.filed, { at: moment(filing.at), value: givenText(filing.given, words) })}
          </p>
        )}
        {filing?.state === 'returned' && (
          <p className="is-bad">{t(filingCell.returned, { why: filing.returnReason ?? '' })}</p>
        )}
        {!shut && (
          <>
            <Segmented
              size="small"
              aria-label={t(filingCell.kind)}
              value={kind}
              onChange={(next: 'value' | 'no-data' | 'not-applicable') =>
                onChange(
                  next === 'value'
                    ? { kind: undefined, text: typed?.text ?? (kindIn(slot, undefined) === 'value' ? undefined : '') }
                    : { kind: next, ground: groundIn(slot, typed) },
                )
              }
              options={(['value', 'no-data', 'not-applicable'] as const).map((value) => ({
                value,
                label: t(filingCell[value]),
              }))}
            />
            {kind === 'value' &&
              read &&
              'given' in read &&
              isTyped(item) &&
              givenText(read.given, words) !== typed?.text && (
                <p className="is-good">
                  {t(filingCell.reads, {
                    value: `${givenText(read.given, words)}${item.value === 'fraction' ? '' : (item.unitOfMeasure ?? '')}`,
                  })}
                </p>
              )}
            {kind === 'value' && isTyped(item) && hint && <p className="note">{hint}</p>}
            <p className="note panel-keys">{t(filingCell.keys)}</p>
            {typed && (
              <Button size="small" type="link" onClick={() => onChange(undefined)}>
                {t(filingCell.clear)}
              </Button>
            )}
          </>
        )}
      </div>
      <div>
        {kind !== 'value' && (
          <Field label={t(kind === 'no-data' ? filingCell['no-data-why'] : filingCell['not-applicable-why'])}>
            {(id) => (
              <Input
                id={id}
                disabled={shut}
                maxLength={500}
                value={groundIn(slot, typed)}
                onChange={({ target }) => onChange({ kind, ground: target.value })}
              />
            )}
          </Field>
        )}
        {kind === 'value' && !isTyped(item) && !shut && (
          <Parts item={item} slot={slot} typed={typed} onChange={onChange} />
        )}
        <Field label={t(filingCell.source)}>
          {(id) => (
            <Input
              id={id}
              disabled={shut}
              maxLength={200}
              value={filing && shut ? filing.source : sourceOf(item, typed)}
              onChange={({ target }) => onChange({ source: target.value })}
            />
          )}
        </Field>
        <Field label={t(filingCell.narrative)}>
          {(id) => (
            <Input.TextArea
              id={id}
              disabled={shut}
              autoSize={{ minRows: 1, maxRows: 3 }}
              maxLength={2000}
              value={typed?.narrative ?? filing?.narrative ?? ''}
              onChange={({ target }) => onChange({ narrative: target.value })}
            />
          )}
        </Field>
        {item.forecast && !shut && <Forecast typed={typed} slot={slot} onChange={onChange} />}
      </div>
      <div>
        <Proof
          key={`${item.indicator} ${slot.slot}`}
          {...{ period, subject, item, slot, typed, known, onChange }}
          isShut={shut}
        />
        {filing?.remarkUntil && (
          <Remark {...{ period, subject }} filing={{ ...filing, remarkUntil: filing.remarkUntil }} />
        )}
      </div>
    </section>
  );
}

function Forecast({ typed, slot, onChange }: Pick<PanelProps, 'typed' | 'slot' | 'onChange'>) {
  const { t } = useWords();
  const forecast = typed?.forecast ?? slot.filing?.forecast ?? { figure: '', statement: '' };
  return (
    <>
      <Field label={t(filingCell['forecast-figure'])}>
        {(id) => (
          <Input
            id={id}
            value={forecast.figure}
            onChange={({ target }) => onChange({ forecast: { ...forecast, figure: target.value } })}
          />
        )}
      </Field>
      <Field label={t(filingCell['forecast-why'])}>
        {(id) => (
          <Input
            id={id}
            value={forecast.statement}
            onChange={({ target }) => onChange({ forecast: { ...forecast, statement: target.value } })}
          />
        )}
      </Field>
    </>
  );
}

function Proof({
  period,
  subject,
  item,
  slot,
  typed,
  known,
  isShut,
  onChange,
}: Omit<PanelProps, 'isClosed'> & { readonly isShut: boolean }) {
  const { t } = useWords();
  const offering = useAct('progress.offer-evidence');
  const cited = typed?.evidence ?? known.filter(({ id }) => slot.filing?.evidence.some((one) => one.id === id));
  const { evidenceLeast: least, evidencePlan: plan } = item;
  return (
    <>
      <h4>
        {t(filingCell.evidence)}{' '}
        {least !== undefined && <span className="note">{t(filingCell['evidence-least'], { count: least })}</span>}
      </h4>
      {plan && <p className="note">{t(filingCell['evidence-plan'], { plan })}</p>}
      <ul>
        {cited.map(({ id, name }) => (
          <li key={id}>
            <Tag closable={!isShut} onClose={() => onChange({ evidence: cited.filter((one) => one.id !== id) })}>
              {name}
            </Tag>
          </li>
        ))}
      </ul>
      {!isShut && (
        <Upload
          offer={async (body) => (await offering.act({ params: { period, subject }, body }))?.body}
          onUploaded={({ id, name }) => onChange({ evidence: [...cited, { id, name }] })}
        />
      )}
      <Acted acting={offering} />
    </>
  );
}
