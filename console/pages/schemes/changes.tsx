import Select from 'antd/es/select';
import { useState } from 'react';
import { changesText } from '../../../shared/text/console/scheme-forms.ts';
import { schemesPage } from '../../../shared/text/console/schemes.ts';
import { versionStates } from '../../../shared/text/states.ts';
import { useRead } from '../../api/use-read.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import type { Document } from './editing.tsx';

interface ChangesProps {
  readonly id: string;
  readonly standing: Document['standing'];
  readonly isSaved: boolean;
}

/** What changed since the version this one was made from, or any other, in sentences. */
export function Changes({ id, standing: { version, basedOn }, isSaved }: ChangesProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<number>();
  const all = useRead('schemes.read', { params: { scheme: id } });
  const others = (all.data?.versions ?? []).filter((one) => one.version !== version);
  const earlier = others.findLast((one) => one.state === 'approved' && one.version < version);
  const from = chosen ?? basedOn ?? earlier?.version;
  const { data, refused, again } = useRead(
    'schemes.compare',
    { params: { scheme: id }, query: { from: from ?? 1, to: version } },
    { when: from !== undefined },
  );
  if (all.data && from === undefined) return <p className="panel">{t(changesText.first)}</p>;
  return (
    <section className="panel" aria-labelledby="changes">
      <header className="panel-head">
        <h2 id="changes">
          {t(changesText.title, { to: version, from: from ?? '' })}{' '}
          {data && <span className="count">{t(changesText.count, { count: data.changes.length })}</span>}
        </h2>
        <Select
          aria-label={t(changesText.against)}
          value={from ?? null}
          onChange={setChosen}
          options={others.map((one) => ({
            value: one.version,
            label: t(schemesPage['version-choice'], { version: one.version, state: versionStates[one.state] }),
          }))}
        />
      </header>
      {!isSaved && <p className="note">{t(changesText.unsaved)}</p>}
      <Refused error={refused} again={again} />
      {data?.changes.length === 0 && <p>{t(changesText.none)}</p>}
      <ol className="scheme-changes">
        {data?.changes.map((one, at) => (
          <li key={`${one.path} ${at}`}>{t(one)}</li>
        ))}
      </ol>
    </section>
  );
}
