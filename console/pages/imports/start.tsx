import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import Button from 'antd/es/button';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { imports as page } from './page.ts';
import { importsPage, kindAbout, kindNames } from '../../../shared/text/console/imports.ts';
import type { Kind } from '../../../shared/domain/import/definitions.ts';
import { usePages } from '../../api/use-read.ts';
import { PeriodChoice, usePeriodChoice } from '../../components/period-choice.tsx';
import { Refused } from '../../components/refused.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Drop } from './drop.tsx';
import { useRegister } from './use-register.ts';
import { useTemplate } from './use-template.ts';

const administrators: readonly Kind[] = ['units', 'officials'];
const offices: readonly Kind[] = ['filings', 'goals', 'indicators', 'seats', 'strategy'];
const ofPeriod: readonly Kind[] = ['goals', 'filings', 'seats'];

/** What is imported, into what, and the file. */
export function Start() {
  const { t } = useWords();
  const desk = useDesk();
  const navigate = useNavigate();
  const kinds = [
    ...(holds(desk, 'performance-office') ? offices : []),
    ...(holds(desk, 'system-administrator') ? administrators : []),
  ];
  const [search] = useSearchParams();
  const [kind, setKind] = useState<Kind>(kinds.find((one) => one === search.get('kind')) ?? kinds[0] ?? 'units');
  const inPeriod = ofPeriod.includes(kind);
  const chosen = usePeriodChoice(page, ({ phase }) => ['planning', 'implementation', 'assessment'].includes(phase));
  const drafts = useDrafts(kind === 'indicators');
  const [wanted, setScheme] = useState<string>();
  const draft = drafts.find(({ key }) => key === wanted) ?? drafts[0];
  const of = {
    ...(inPeriod && chosen.period ? { period: chosen.period.id } : {}),
    ...(kind === 'indicators' && draft ? { scheme: draft.scheme } : {}),
  };
  const why =
    inPeriod && !chosen.period
      ? t(importsPage['no-period'])
      : kind === 'indicators' && !draft
        ? t(importsPage['no-scheme'])
        : undefined;
  const template = useTemplate();
  const registering = useRegister();
  const take = async (file: File) => {
    const id = await registering.register(file, { kind, ...of });
    if (id !== undefined) await navigate(`/imports/${id}`);
  };
  return (
    <section className="panel import-start" aria-labelledby="start">
      <h2 id="start">{t(importsPage.kind)}</h2>
      <Radio.Group
        className="import-kinds"
        aria-labelledby="start"
        value={kind}
        onChange={({ target }) => {
          setKind(target.value);
          registering.forget();
        }}
      >
        {kinds.map((one) => (
          <Radio key={one} value={one}>
            <b>{t(kindNames[one])}</b> <span className="note">{t(kindAbout[one])}</span>
          </Radio>
        ))}
      </Radio.Group>
      <div className="asking">
        {inPeriod && chosen.period && (
          <>
            <span>{t(importsPage.period)}</span>
            <PeriodChoice {...chosen} />
          </>
        )}
        {kind === 'indicators' && draft && (
          <>
            <span>{t(importsPage.scheme)}</span>
            <Select
              aria-label={t(importsPage.scheme)}
              className="import-scheme"
              value={draft.key}
              onChange={setScheme}
              options={drafts.map(({ key, name, scheme: { version } }) => ({
                value: key,
                label: t(importsPage['scheme-version'], { scheme: name, version }),
              }))}
            />
          </>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={why !== undefined}
          loading={template.isMaking}
          onClick={() => void template.download(kind, of)}
        >
          {t(importsPage.template)}
        </Button>
        <span className="note">{t(importsPage['template-about'])}</span>
      </div>
      <Refused error={template.refused} />
      <Drop {...registering} why={why} onFile={(file) => void take(file)} />
    </section>
  );
}

/** Versions of schemes that are still being written. */
function useDrafts(when: boolean) {
  const { rows } = usePages('schemes.list', {}, ({ schemes }) => schemes, { when });
  return rows.flatMap(({ id, name, versions }) =>
    versions
      .filter(({ state }) => state === 'draft')
      .map(({ version }) => ({ key: `${id} ${version}`, name, scheme: { id, version } })),
  );
}
