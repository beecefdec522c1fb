import { resultsPage, whyTexts } from '../../../shared/text/console/results.ts';
import type { Body } from '../../api/lines.ts';
import { useRead } from '../../api/use-read.ts';
import { Reading } from '../../components/reading.tsx';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { GradeTag } from './grade-tag.tsx';
import { Lost } from './lost.tsx';
import { Notice } from './notice.tsx';
import { Trace } from './trace.tsx';

interface WhyProps {
  readonly period: string;
  readonly subject: string;
}

/** 为什么: the grade and what stands before a better one, where points were lost, and how each of them was computed. */
export function Why({ period, subject }: WhyProps) {
  const params = { period, subject };
  const standing = useRead('results.standing', { params });
  const told = useRead('scoring.sentences', { params }, { when: standing.data?.sheet !== null });
  const { data } = standing;
  if (!data) return standing.refused ? <Refused error={standing.refused} again={standing.again} /> : <Reading />;
  return (
    <div className="why">
      <Headline standing={data} />
      {data.notice && <Notice period={period} subject={subject} notice={data.notice} />}
      {/* Asked for at once with the standing; whoever takes part no more has none, which the standing says. */}
      {data.sheet !== null && <Refused error={told.refused} again={told.again} />}
      {told.data && <Lost tree={told.data.tree} />}
      {told.data && <Trace tree={told.data.tree} version={told.data.version} />}
    </div>
  );
}

type Standing = Body<'results.standing'>;

function Headline({ standing }: { readonly standing: Standing }) {
  const { t, named } = useWords();
  const { name, score, rank, of, grades, grade, setAside, why } = standing;
  const [top] = grades;
  const isTop = grade !== null && grade === top?.id;
  const topName = named(top?.name);
  return (
    <section className="headline" aria-labelledby="why-head">
      <h2 id="why-head">{named(name)}</h2>
      <p className="figures">
        {score !== null && <b className="big">{t(whyTexts.points, { score })}</b>}
        <span>{rank === null ? t(resultsPage.unranked) : t(whyTexts.place, { rank, of })}</span>
        <GradeTag {...standing} grades={grades} />
      </p>
      {setAside !== undefined && <p>{setAside}</p>}
      <div className={isTop ? 'answer answer-top' : 'answer'}>
        <h3>{t(isTop ? whyTexts['is-top'] : whyTexts['not-top'], { grade: topName })}</h3>
        <ul>
          {why.map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      </div>
      <GradePath standing={standing} />
    </section>
  );
}

/** From the band to the grade, in the order in which the scheme has them; only where something came between. */
function GradePath({ standing }: { readonly standing: Standing }) {
  const { t, named } = useWords();
  const { band, afterVeto, afterConditions, afterQuota, grade, grades } = standing;
  const quotaFirst = afterQuota !== undefined && afterQuota !== null;
  const between = quotaFirst
    ? ([
        ['afterQuota', afterQuota],
        ['afterVeto', afterVeto],
        ['afterConditions', afterConditions],
      ] as const)
    : ([
        ['afterVeto', afterVeto],
        ['afterConditions', afterConditions],
      ] as const);
  const steps = [['band', band] as const, ...between, ['grade', grade] as const].flatMap(([step, id]) => {
    const name = grades.find((one) => one.id === id)?.name;
    return name ? [{ step, name: named(name), id }] : [];
  });
  if (steps.length < 2) return null;
  return (
    <>
      <h3>{t(whyTexts.path)}</h3>
      <ol className="path">
        {steps.map(({ step, name, id }, at) => (
          <li key={step} className={at > 0 && steps[at - 1]?.id !== id ? 'is-lower' : ''}>
            <span className="note">{t(whyTexts[step])}</span>
            <b>{name}</b>
          </li>
        ))}
      </ol>
    </>
  );
}
