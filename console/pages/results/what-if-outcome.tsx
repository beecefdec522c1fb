import Alert from 'antd/es/alert';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { resultsPage } from '../../../shared/text/console/results.ts';
import { whatIfTexts } from '../../../shared/text/console/what-if.ts';
import type { Body } from '../../api/lines.ts';
import { Rows } from '../../components/rows.tsx';
import { useWords } from '../../words.tsx';
import { itemsOf } from './turns.ts';

type Tried = Body<'scoring.what-if'>;
type Found = NonNullable<Tried['outcome']>;

interface OutcomeProps {
  readonly tried: Tried;
  readonly scheme: Scheme;
}

/** What would come of it; while the changed scheme does not hold together, why not. */
export function Outcome({ tried: { problems, outcome }, scheme }: OutcomeProps) {
  const { t } = useWords();
  if (!outcome)
    return (
      <Alert
        type="warning"
        showIcon
        title={t(whatIfTexts.broken)}
        description={problems.map(({ path, ...problem }) => (
          <div key={path}>{t(problem)}</div>
        ))}
      />
    );
  const { moved, subjects, leftOut, unlikeRecord, moves, quotas } = outcome;
  const gradeName = gradesOf(scheme);
  return (
    <>
      <p className="what-if-told">
        {moved.any === 0 ? t(whatIfTexts.none) : t(whatIfTexts.moved, { subjects, ...moved })}
      </p>
      {quotas.map(({ grade, places, candidates, given }) => (
        <p key={grade} className="note">
          {t(whatIfTexts.places, { grade: t(gradeName(grade)), places, candidates, given })}
        </p>
      ))}
      {leftOut > 0 && <p className="note">{t(whatIfTexts['left-out'], { count: leftOut })}</p>}
      {unlikeRecord > 0 && <p className="note">{t(whatIfTexts.excepted, { count: unlikeRecord })}</p>}
      {moved.any > moves.length && <p className="note">{t(whatIfTexts.largest, { count: moves.length })}</p>}
      {moves.length > 0 && <Moves moves={moves} gradeName={gradeName} />}
      <Influence influences={outcome.influences} scheme={scheme} />
    </>
  );
}

const gradesOf =
  ({ bands }: Scheme) =>
  (grade: string | null) =>
    bands.find((band) => band.grade === grade)?.name ?? { zh: grade ?? '—', en: grade ?? '—' };

interface MovesProps {
  readonly moves: Found['moves'];
  readonly gradeName: ReturnType<typeof gradesOf>;
}

function Moves({ moves, gradeName }: MovesProps) {
  const { t, named } = useWords();
  const change = (before: string, after: string) =>
    before === after ? after : <b>{t(whatIfTexts.change, { before, after })}</b>;
  return (
    <Rows
      label={t(whatIfTexts.outcome)}
      rows={moves}
      rowKey={({ subject }) => subject}
      empty={t(whatIfTexts.none)}
      columns={[
        { key: 'name', title: t(resultsPage.subject), width: 150, show: ({ name }) => named(name) },
        {
          key: 'score',
          title: t(resultsPage.score),
          width: 140,
          figure: true,
          show: ({ before, after }) => change(before.score ?? '—', after.score ?? '—'),
        },
        {
          key: 'rank',
          title: t(resultsPage.rank),
          width: 90,
          figure: true,
          show: ({ before, after }) => change(String(before.rank ?? '—'), String(after.rank ?? '—')),
        },
        {
          key: 'grade',
          title: t(resultsPage.grade),
          width: 140,
          show: ({ before, after }) => change(t(gradeName(before.grade)), t(gradeName(after.grade))),
        },
      ]}
    />
  );
}

interface InfluenceProps {
  readonly influences: Found['influences'];
  readonly scheme: Scheme;
}

function Influence({ influences, scheme }: InfluenceProps) {
  const { t, named } = useWords();
  if (influences.length === 0) return null;
  const names = new Map(itemsOf(scheme).map(({ id, name }) => [id, name]));
  const percent = (part: number) => t(whatIfTexts.percent, { figure: (part * 100).toFixed(1) });
  return (
    <>
      <h3>{t(whatIfTexts.influence)}</h3>
      <p className="note">{t(whatIfTexts['influence-about'])}</p>
      <Rows
        label={t(whatIfTexts.influence)}
        rows={influences}
        rowKey={({ item }) => item}
        empty={t(whatIfTexts.none)}
        columns={[
          { key: 'item', title: t(whatIfTexts.item), width: 220, show: ({ item }) => named(names.get(item)) },
          {
            key: 'nominal',
            title: t(whatIfTexts.nominal),
            width: 110,
            figure: true,
            show: ({ nominal }) => percent(nominal),
          },
          { key: 'real', title: t(whatIfTexts.real), width: 110, figure: true, show: ({ real }) => percent(real) },
        ]}
      />
    </>
  );
}
