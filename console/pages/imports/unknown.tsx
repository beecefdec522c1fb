import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { checkText } from '../../../shared/text/console/imports.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords, type Spoken } from '../../words.tsx';
import type { Fault } from './passes.ts';
import { type Field, type Import, usePreview } from './use-preview.ts';

interface UnknownProps {
  readonly found: Import;
  readonly etag: number;
  readonly faults: readonly Fault[];
  readonly onAgain: () => void;
}

const unknown = new Set([
  'imports.unknown-unit',
  'imports.ambiguous-unit',
  'imports.unknown-item',
  'imports.ambiguous-item',
  'imports.not-listed',
]);

interface Word {
  readonly path: string;
  readonly value: string;
  readonly count: number;
}

/** Names and words of the file that nobody here knows: whoever has it says once what each means. */
export function Unknown({ found, etag, faults, onAgain }: UnknownProps) {
  const { t } = useWords();
  const words = wordsIn(faults);
  // How the file is read now, with what may stand in each field.
  const { data } = usePreview(found.id, {});
  const mapping = useAct('imports.map');
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  if (words.length === 0 || !data || data.whole || data.from === 'guess') return null;
  const fieldOf = (path: string): Field | undefined => data.fields.find((field) => field.path === path);
  const shown = words.filter(({ path }) => (fieldOf(path)?.choices.length ?? 0) > 0);
  if (shown.length === 0) return null;
  const keyOf = ({ path, value }: Word): string => `${path} ${value}`;
  const meant = (word: Word): string | undefined =>
    said[keyOf(word)] ?? likely(word.value, optionsOf(fieldOf(word.path), t));
  const again = async () => {
    const merged = { ...data.chosen.words };
    for (const word of shown) {
      const id = meant(word);
      if (id !== undefined) merged[word.path] = { ...merged[word.path], [word.value]: id };
    }
    const body = { format: found.format, mapping: { ...data.chosen, words: merged } };
    if (await mapping.act({ params: { import: found.id }, ifMatch: etag, body })) onAgain();
  };
  return (
    <section className="panel import-unknown" aria-labelledby="unknown">
      <h2 id="unknown">{t(checkText.unknown)}</h2>
      <p className="note">{t(checkText['unknown-about'])}</p>
      <ul>
        {shown.map((word) => (
          <li key={keyOf(word)}>
            <span>
              {t(checkText['means-what'], { value: word.value })}{' '}
              <span className="note">{t(checkText['unknown-rows'], { count: word.count })}</span>
            </span>
            <Select
              aria-label={t(checkText['means-what'], { value: word.value })}
              showSearch
              allowClear
              optionFilterProp="label"
              value={meant(word) ?? null}
              onChange={(id: string) => setSaid({ ...said, [keyOf(word)]: id })}
              options={optionsOf(fieldOf(word.path), t)}
            />
          </li>
        ))}
      </ul>
      <Acted acting={mapping} />
      <Button
        type="primary"
        disabled={shown.every((word) => meant(word) === undefined)}
        loading={mapping.isActing}
        onClick={() => void again()}
      >
        {t(checkText.again)}
      </Button>
    </section>
  );
}

function wordsIn(faults: readonly Fault[]): Word[] {
  const found = faults.filter(
    ({ code, value, field }) => unknown.has(code) && value !== undefined && field !== undefined,
  );
  return [...Map.groupBy(found, ({ field = '', value = '' }) => `${field} ${value}`).values()].flatMap((all) => {
    const [first] = all;
    return first?.value === undefined || first.field === undefined
      ? []
      : [{ path: first.field, value: first.value.trim(), count: all.length }];
  });
}

const optionsOf = (field: Field | undefined, t: Spoken['t']) =>
  field?.choices.map(({ value, name }) => ({ value, label: t(name) })) ?? [];

/** 财政局 is likely 县财政局, where nothing else ends so, or else holds it. */
function likely(value: string, options: readonly { value: string; label: string }[]): string | undefined {
  const ends = options.filter(({ label }) => label.endsWith(value));
  const holds = options.filter(({ label }) => label.includes(value) || value.includes(label));
  const [only, another] = ends.length > 0 ? ends : holds;
  return another ? undefined : only?.value;
}
