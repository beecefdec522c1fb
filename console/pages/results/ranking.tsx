import Button from 'antd/es/button';
import Tag from 'antd/es/tag';
import type { ComponentProps } from 'react';
import { receiving, resultsPage } from '../../../shared/text/console/results.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { GradeTag } from './grade-tag.tsx';
import type { Standing, useGroup } from './use-group.ts';

export interface Drawn {
  readonly grades: ReturnType<typeof useGroup>['grades'];
  /** What every table of the group is made of. */
  readonly list: Pick<
    ComponentProps<typeof Rows<Standing>>,
    'rows' | 'rowKey' | 'empty' | 'isReading' | 'refused' | 'again'
  >;
  readonly why: (subject: string) => void;
}

interface RankingProps extends Drawn {
  readonly before: readonly Standing[];
  readonly earlier?: Period;
}

/** Who stands where; a click says why. */
export function Ranking({ grades, list, why, before, earlier }: RankingProps) {
  const { t, named } = useWords();
  const ranks = new Map(before.map(({ subject, rank }) => [subject, rank]));
  const given = list.rows.some(({ notice }) => notice !== undefined);
  return (
    <Rows
      {...list}
      label={t(resultsPage.ranking)}
      columns={[
        {
          key: 'rank',
          title: t(resultsPage.rank),
          width: 84,
          figure: true,
          show: ({ rank }) => rank ?? <span className="note">{t(resultsPage.unranked)}</span>,
        },
        {
          key: 'name',
          title: t(resultsPage.subject),
          width: 230,
          show: ({ subject, name }) => (
            <Button type="link" className="name-link" onClick={() => why(subject)}>
              {named(name)}
            </Button>
          ),
        },
        {
          key: 'score',
          title: t(resultsPage.score),
          width: 100,
          figure: true,
          show: ({ score }) => <b>{score ?? '—'}</b>,
        },
        {
          key: 'grade',
          title: t(resultsPage.grade),
          width: 110,
          show: (row) => <GradeTag {...row} grades={grades} />,
        },
        ...(earlier
          ? [
              {
                key: 'change',
                title: t(resultsPage.change),
                width: 100,
                show: (row: Standing) => <Change now={row.rank} then={ranks.get(row.subject)} />,
              },
            ]
          : []),
        {
          key: 'notes',
          title: t(resultsPage.notes),
          width: 300,
          show: ({ grade, setAside, why: said }) => (
            <span className="said note two-lines">{setAside ?? (grade === grades[0]?.id ? '' : said.join(''))}</span>
          ),
        },
        ...(given
          ? [
              {
                key: 'receipt',
                title: t(resultsPage.receipt),
                width: 100,
                show: (row: Standing) => <Receipt {...row} />,
              },
            ]
          : []),
        {
          key: 'why',
          title: t(resultsPage.why),
          width: 96,
          show: ({ subject, name }) => (
            <Button
              size="small"
              aria-label={t(resultsPage['why-of'], { name: named(name) })}
              onClick={() => why(subject)}
            >
              {t(resultsPage.why)}
            </Button>
          ),
        },
      ]}
    />
  );
}

function Change({ now, then }: { readonly now: number | null; readonly then: number | null | undefined }) {
  const { t } = useWords();
  if (now === null || then === null || then === undefined) return <span className="note">—</span>;
  if (now === then) return <span className="note">{t(resultsPage.same)}</span>;
  const places = Math.abs(then - now);
  return now < then ? (
    <span className="is-good">↑ {t(resultsPage.up, { places })}</span>
  ) : (
    <span className="is-bad">↓ {t(resultsPage.down, { places })}</span>
  );
}

function Receipt({ notice }: Pick<Standing, 'notice'>) {
  const { t } = useWords();
  if (!notice) return null;
  const finding = notice.received?.finding ?? 'waiting';
  return (
    <Tag color={finding === 'objects' ? 'red' : finding === 'waiting' ? 'warning' : 'green'}>
      {t(receiving[finding])}
    </Tag>
  );
}
