import Drawer from 'antd/es/drawer';
import Empty from 'antd/es/empty';
import Select from 'antd/es/select';
import { mattersPage, oneMatter } from '../../../shared/text/console/matters.ts';
import { useRead, useWhole } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { ownIn } from '../../components/own-subjects.ts';
import { Refused } from '../../components/refused.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { capital } from './capital.ts';
import { MoveForm } from './move-form.tsx';
import type { Place } from './use-place.ts';

interface BeginProps {
  readonly period: string;
  readonly subject: string | undefined;
  /** Whether any subject of the period may be chosen. */
  readonly chooses: boolean;
  readonly place: Place;
}

/** A new matter: about whom, of which kind, and its form. */
export function Begin({ period, subject, chooses, place }: BeginProps) {
  const { t, named } = useWords();
  // Who may choose sees whom they chose.
  const own = chooses ? undefined : ownIn(useDesk(), period).find((one) => one.subject === subject);
  return (
    <Drawer
      open
      title={[t(mattersPage.begin), own && named(own.name)].filter(Boolean).join(' · ')}
      size={760}
      onClose={place.close}
      closable={{ 'aria-label': t(oneMatter.close) }}
    >
      {chooses && <Whom period={period} subject={subject} onChoose={(whose) => place.start('any', whose)} />}
      {subject !== undefined && <What key={subject} period={period} subject={subject} place={place} />}
    </Drawer>
  );
}

interface WhomProps {
  readonly period: string;
  readonly subject: string | undefined;
  readonly onChoose: (subject: string) => void;
}

function Whom({ period, subject, onChoose }: WhomProps) {
  const { t } = useWords();
  const { rows, isReading, refused, again } = useWhole(
    'periods.subjects',
    { params: { period } },
    ({ subjects }) => subjects,
  );
  return (
    <section>
      <h3 id="whom">{t(oneMatter['choose-subject'])}</h3>
      <Refused error={refused} again={again} />
      <Select
        aria-labelledby="whom"
        className="whom-choice"
        showSearch
        optionFilterProp="label"
        loading={isReading}
        placeholder={t(oneMatter['choose-hint'])}
        value={subject ?? null}
        onChange={onChoose}
        options={rows.map(({ subject: value, name }) => ({ value, label: t(name) }))}
      />
    </section>
  );
}

/** What the caller may begin about a subject; what it is not the time for is greyed and says so. */
function What({
  period,
  subject,
  place,
}: {
  readonly period: string;
  readonly subject: string;
  readonly place: Place;
}) {
  const { t } = useWords();
  const params = { period, subject };
  const read = useRead('matters.openings', { params });
  const { moves = [], choices = {} } = read.data ?? {};
  const chosen = moves.find(({ route, why }) => route === place.begin && why === undefined);
  const asked = moves.find(({ route }) => route === place.begin);
  return (
    <section>
      <h3>{t(oneMatter['choose-kind'])}</h3>
      <Refused error={read.refused} again={read.again} />
      {read.data && moves.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(oneMatter['begin-none'])} />
      )}
      <ul className="acts">
        {moves.map(({ route, kindName, name, why }) => (
          <li key={route}>
            <ActButton
              type={route === place.begin ? 'primary' : 'default'}
              aria-pressed={route === place.begin}
              why={why && t(why)}
              onClick={() => place.start(route, subject)}
            >
              {capital(t(oneMatter.of, { kind: t(kindName), name: t(name) }))}
            </ActButton>
          </li>
        ))}
      </ul>
      {asked?.why && <p className="barred">{t(asked.why)}</p>}
      {chosen && (
        <>
          <p className="note">{t(chosen.about)}</p>
          <MoveForm
            key={chosen.route}
            move={chosen}
            choices={choices}
            params={params}
            kept={`${period}/${subject}/${chosen.route}`}
            onDone={(matter) =>
              matter === undefined ? place.close() : place.look({ subject, kind: chosen.kind, matter })
            }
            onCancel={place.close}
          />
        </>
      )}
    </section>
  );
}
