import { chartTexts } from '../../../shared/text/console/results.ts';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import { Chart } from './chart.tsx';
import type { Standing, useGroup } from './use-group.ts';

interface ChartsProps {
  readonly found: ReturnType<typeof useGroup>;
  readonly before: readonly Standing[];
  readonly earlier?: Period;
}

/** How many who moved are drawn: those who moved most. */
const mostMovers = 12;

const tones = ['#1b6e3c', '#17498f', '#6d8fbe', '#a8b8cf'];

/** The whole group in pictures; the figures stand in the words beside them too. */
export default function Charts({ found, before, earlier }: ChartsProps) {
  const { t, named } = useWords();
  const { grades, ranking } = found;
  const graded = ranking.filter(({ grade }) => grade !== null);
  const shares = grades.map(({ id, name }, at) => {
    const count = graded.filter(({ grade }) => grade === id).length;
    const share = graded.length === 0 ? 0 : Math.round((count / graded.length) * 100);
    const tone = at === grades.length - 1 && at > 0 ? '#b3261e' : (tones[at] ?? '#a8b8cf');
    return { label: named(name), value: count, told: t(chartTexts.count, { count, share }), tone };
  });
  const moved = moversOf(ranking, before);
  return (
    <div className="charts">
      <section aria-labelledby="by-grade">
        <h3 id="by-grade">{t(chartTexts.distribution)}</h3>
        <Chart bars={shares} label={t(chartTexts.distribution)} />
      </section>
      <section aria-labelledby="by-score">
        <h3 id="by-score">{t(chartTexts.scores)}</h3>
        <Chart
          bars={histogram(ranking, (count) =>
            t(chartTexts.count, { count, share: Math.round((count / Math.max(1, graded.length)) * 100) }),
          )}
          label={t(chartTexts.scores)}
        />
      </section>
      <section className="movers" aria-labelledby="movers">
        <h3 id="movers">{t(chartTexts.movers)}</h3>
        {earlier === undefined && <p className="note">{t(chartTexts['no-earlier'])}</p>}
        {earlier && <p className="note">{t(chartTexts['movers-about'], { period: t(earlier.name) })}</p>}
        {earlier && moved.length === 0 && <p className="note">{t(chartTexts['none-moved'])}</p>}
        {moved.length > 0 && (
          <Chart
            lies
            label={t(chartTexts.movers)}
            bars={moved.map(({ name, by }) => ({
              label: named(name),
              value: by,
              told: by > 0 ? `+${by}` : String(by),
              tone: by > 0 ? '#1b6e3c' : '#b3261e',
            }))}
          />
        )}
      </section>
    </div>
  );
}

function moversOf(ranking: readonly Standing[], before: readonly Standing[]) {
  const ranks = new Map(before.map(({ subject, rank }) => [subject, rank]));
  return ranking
    .flatMap(({ subject, name, rank }) => {
      const then = ranks.get(subject);
      return rank === null || then === null || then === undefined || then === rank ? [] : [{ name, by: then - rank }];
    })
    .toSorted((one, other) => Math.abs(other.by) - Math.abs(one.by))
    .slice(0, mostMovers)
    .toSorted((one, other) => other.by - one.by);
}

/** Five points to a bar, over the whole span there is. */
function histogram(ranking: readonly Standing[], told: (count: number) => string) {
  const scores = ranking.flatMap(({ score }) => (score === null ? [] : [Number(score)]));
  if (scores.length === 0) return [];
  const width = 5;
  const first = Math.floor(Math.min(...scores) / width);
  const last = Math.floor(Math.max(...scores) / width);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const from = (first + at) * width;
    const count = scores.filter((score) => score >= from && score < from + width).length;
    return { label: `${from}–${from + width}`, value: count, told: told(count), tone: '#17498f' };
  });
}
