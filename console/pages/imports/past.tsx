import { Link } from 'react-router';
import { importsPage, kindNames, stateNames } from '../../../shared/text/console/imports.ts';
import type { Body } from '../../api/lines.ts';
import { usePages } from '../../api/use-read.ts';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';

type Listed = Body<'imports.list'>['imports'][number];

/** What came before, newest first; what was begun is gone on with from here. */
export function Past() {
  const { t, moment, named } = useWords();
  const { rows, ...state } = usePages('imports.list', {}, (body) => body.imports, { limit: 30 });
  const outcome = ({ run, check }: Listed): string => {
    const pass = run ?? check;
    if (!pass) return '—';
    const { good, unchanged, refused } = pass;
    return t(importsPage[run ? 'outcome-done' : 'outcome-of'], { good, unchanged, refused });
  };
  return (
    <section className="panel" aria-labelledby="past">
      <h2 id="past">{t(importsPage.past)}</h2>
      <Rows
        {...state}
        label={t(importsPage.past)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t(importsPage['none-past'])}
        columns={[
          { key: 'file', title: t(importsPage.file), width: 230, show: ({ name }) => name },
          {
            key: 'kind',
            title: t(importsPage.kind),
            width: 190,
            show: ({ kind, of }) => (
              <>
                {t(kindNames[kind])} {of && <span className="note">{named(of)}</span>}
              </>
            ),
          },
          {
            key: 'by',
            title: t(importsPage['by-and-at']),
            width: 220,
            show: ({ byName, at }) => (
              <>
                {byName} <span className="note">{moment(at)}</span>
              </>
            ),
          },
          { key: 'state', title: t(importsPage.state), width: 110, show: ({ state: is }) => t(stateNames[is]) },
          { key: 'outcome', title: t(importsPage.outcome), width: 190, show: outcome },
          {
            key: 'open',
            title: '',
            width: 70,
            show: ({ id, name, state: is }) => (
              <Link to={`/imports/${id}`}>
                {t(is === 'done' ? importsPage.open : importsPage['go-on'])}
                <span className="unseen"> {name}</span>
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}
