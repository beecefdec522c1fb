import Empty from 'antd/es/empty';
import Segmented from 'antd/es/segmented';
import { useSearchParams } from 'react-router';
import { resultsPage } from '../../../shared/text/console/results.ts';
import { useDesk, type Desk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Why } from './why.tsx';

/** For whoever stands on the side of a subject: its own result, and why. */
export function OwnResults({ period }: { readonly period: string }) {
  const { t, named } = useWords();
  const desk = useDesk();
  const [search, setSearch] = useSearchParams();
  const own = ownIn(desk, period);
  const asked = search.get('subject') ?? own[0]?.subject;
  if (asked === undefined) return <Empty className="panel" description={t(resultsPage['no-own'])} />;
  return (
    <>
      {own.length > 1 && (
        <Segmented
          className="own-choice"
          aria-label={t(resultsPage.subject)}
          value={asked}
          onChange={(subject: string) => setSearch({ period, subject }, { replace: true })}
          options={own.map(({ subject, name }) => ({ value: subject, label: named(name) }))}
        />
      )}
      <div className="panel">
        <Why key={asked} period={period} subject={asked} />
      </div>
    </>
  );
}

type Own = Desk['periods'][number]['subjects'];

/** The desk says it of the latest periods; of an older one the units one acts for are asked. */
function ownIn({ id, name, grants, periods }: Desk, period: string): Own {
  const known = periods.find((one) => one.id === period);
  if (known) return known.subjects;
  const units = grants.flatMap(({ role, unit }) =>
    unit && (role === 'unit-leader' || role === 'unit-contributor') ? [[`unit.${unit.id}`, unit.name] as const] : [],
  );
  const oneself = units.length === 0 ? [{ subject: `official.${id}`, name: { zh: name, en: name } }] : [];
  return [...[...new Map(units)].map(([subject, called]) => ({ subject, name: called })), ...oneself];
}
