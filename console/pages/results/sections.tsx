import Button from 'antd/es/button';
import { resultsPage } from '../../../shared/text/console/results.ts';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { GradeTag } from './grade-tag.tsx';
import type { Drawn } from './ranking.tsx';
import type { Standing, useGroup } from './use-group.ts';

interface SectionsProps extends Drawn {
  readonly sections: ReturnType<typeof useGroup>['sections'];
}

/** Subject × section: the darker, the more of its points a section lost. */
export function Sections({ sections, grades, list, why }: SectionsProps) {
  const { t, named } = useWords();
  const lacks = list.rows.length > 0 && list.rows.every(({ sections: kept }) => kept === undefined);
  return (
    <>
      {lacks && <p className="note">{t(resultsPage['no-sections'])}</p>}
      <Rows
        {...list}
        label={t(resultsPage.sections)}
        columns={[
          {
            key: 'name',
            title: t(resultsPage.subject),
            width: 220,
            fixed: true,
            show: ({ subject, name }) => (
              <Button type="link" className="name-link" onClick={() => why(subject)}>
                {named(name)}
              </Button>
            ),
          },
          ...sections.map(({ id, name, points }, at) => ({
            key: id,
            title: t(resultsPage['section-points'], { name: named(name), points }),
            width: 150,
            figure: true,
            show: ({ sections: kept }: Standing) => {
              const score = kept?.[at] ?? null;
              return <span className={`heat heat-${heatOf(score, points)}`}>{score ?? '—'}</span>;
            },
          })),
          {
            key: 'adjusted',
            title: t(resultsPage.adjusted),
            width: 90,
            figure: true,
            show: ({ adjusted }) => adjusted ?? '—',
          },
          {
            key: 'score',
            title: t(resultsPage.score),
            width: 100,
            figure: true,
            show: ({ score }) => <b>{score ?? '—'}</b>,
          },
          { key: 'rank', title: t(resultsPage.rank), width: 80, figure: true, show: ({ rank }) => rank ?? '—' },
          {
            key: 'grade',
            title: t(resultsPage.grade),
            width: 110,
            show: (row) => <GradeTag {...row} grades={grades} />,
          },
        ]}
      />
    </>
  );
}

/** 0 where all points were earned, 4 where more than two fifths were lost. */
function heatOf(score: string | null, points: string): number {
  if (score === null) return 0;
  const lost = 1 - Number(score) / Number(points);
  return [0.0001, 0.05, 0.15, 0.4].filter((limit) => lost > limit).length;
}
