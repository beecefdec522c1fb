import { ratingPage } from '../../../shared/text/console/rating.ts';
import { useWords, type Spoken } from '../../words.tsx';
import { columnKey, limitsOf, spreadOf, type Asked, type Ballot, type Typed } from './said.ts';

interface SpreadProps {
  readonly typed: Typed;
  readonly ballots: readonly Ballot[];
  readonly columns: readonly Asked[];
}

/** How the marks of each column are spread, counted as they are typed. */
export function Spreads({ typed, ballots, columns }: SpreadProps) {
  const { t } = useWords();
  return (
    <section className="panel spreads" aria-labelledby="spread">
      <h2 id="spread">{t(ratingPage.spread)}</h2>
      <p className="note">
        {t(
          columns.some((column) => column.by === 'marks' && column.distribution)
            ? ratingPage['spread-limited']
            : ratingPage['spread-about'],
        )}
      </p>
      <ul>
        {columns.map((column) => (
          <li key={columnKey(column)}>
            <OfColumn column={column} limits={limitsOf(typed, ballots, column)} {...spreadOf(typed, ballots, column)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type OfColumnProps = ReturnType<typeof spreadOf> & {
  readonly column: Asked;
  readonly limits: ReturnType<typeof limitsOf>;
};

function OfColumn({ column, limits, all, given, abstained }: OfColumnProps) {
  const { t } = useWords();
  const steps = stepsOf(column, t);
  const counted = steps.map(({ name, holds }) => ({ name, count: given.filter(holds).length }));
  const figures = given.map(Number);
  const isMarked = column.by === 'marks' && figures.length > 0;
  return (
    <>
      <h3>{t(column.name)}</h3>
      <p className="note">
        {t(ratingPage.marked, { done: given.length + abstained, all })}
        {abstained > 0 && <> · {t(ratingPage.abstentions, { count: abstained })}</>}
      </p>
      <ul className="spread">
        {counted.map(({ name, count }) => {
          const share = given.length === 0 ? 0 : Math.round((100 * count) / given.length);
          return (
            <li key={name}>
              <span>{name}</span>
              <meter min={0} max={100} value={share} aria-label={t(ratingPage.step, { name, count, share })} />
              <b>{count}</b>
              <span className="note">{share}%</span>
            </li>
          );
        })}
      </ul>
      {limits.map(({ from, most, allowed, count, isOver }) => (
        <p key={from} className={isOver ? 'spread-over' : 'note'} role="status">
          {t(isOver ? ratingPage['limit-over'] : ratingPage.limit, {
            from,
            allowed,
            count,
            share: Number((Number(most) * 100).toFixed(2)),
          })}
        </p>
      ))}
      {isMarked && (
        <p className="note">
          {t(ratingPage.figures, {
            highest: Math.max(...figures),
            lowest: Math.min(...figures),
            mean: (figures.reduce((sum, one) => sum + one, 0) / figures.length).toFixed(2),
          })}
        </p>
      )}
      {given.length > 2 && new Set(given).size === 1 && <p className="spread-alike">{t(ratingPage.alike)}</p>}
    </>
  );
}

interface Step {
  readonly name: string;
  readonly holds: (given: string) => boolean;
}

/** The grades of a vote; of a scale its upper four tenths one by one, and the rest together. */
function stepsOf(column: Asked, t: Spoken['t']): Step[] {
  if (column.by === 'votes')
    return column.grades.map(({ id, name }) => ({ name: t(name), holds: (given) => given === id }));
  const most = Number(column.max);
  const figure = (tenths: number): number => Number(((most * tenths) / 10).toFixed(2));
  const upper = [9, 8, 7, 6].map((tenths): Step => {
    const [from, to] = [figure(tenths), figure(tenths + 1)];
    return {
      name: t(ratingPage['step-of'], { from, to }),
      holds: (given) => Number(given) >= from && (Number(given) < to || (tenths === 9 && Number(given) <= most)),
    };
  });
  const to = figure(6);
  return [...upper, { name: t(ratingPage['step-below'], { to }), holds: (given) => Number(given) < to }];
}
