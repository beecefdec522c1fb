import { useState } from 'react';
import { exampleText } from '../../../shared/text/console/scheme-forms.ts';
import { Turn, turnedTo } from '../../components/turn.tsx';
import { useWords } from '../../words.tsx';
import { useEditing, type Scheme } from './editing.tsx';
import type { Rules } from './rules.ts';

type Section = Extract<Scheme['sections'][number], { items: 'common' }>;
export type Indicator = Section['indicators'][number];
type Turned = ReturnType<Rules['turnedOf']>[number];

interface ExampleProps {
  readonly indicator: Indicator;
  readonly rules: Rules;
}

/** The rule with figures put in that whoever writes it may turn, by the very function that will score. */
export function Example({ indicator, rules }: ExampleProps) {
  const { t, language } = useWords();
  const { scheme } = useEditing();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const all = rules.turnedOf(indicator, scheme);
  // A target that is no figure yet gives nothing to turn.
  const isFigured = all.every(({ begins }) => Number.isFinite(begins));
  const turned = isFigured ? all : [];
  const figures = Object.fromEntries(turned.map((one) => [one.key, typed[one.key] ?? turnedTo(one.begins, one)]));
  const work = (with_: Readonly<Record<string, string>>) =>
    rules.workedExample(indicator, scheme, { figures: { ...figures, ...with_ }, language });
  const worked = isFigured ? work({}) : undefined;
  const [first] = turned;
  return (
    <section className="example" aria-label={t(exampleText.title)}>
      <h3>{t(exampleText.title)}</h3>
      {all.length === 0 && <p className="note">{t(exampleText['no-groups'])}</p>}
      {turned.map(({ key, of, name, ...one }) => (
        <Turn
          key={key}
          {...one}
          label={t(exampleText[of], name ? { name } : {})}
          figure={figures[key] ?? ''}
          onTurn={(figure) => setTyped({ ...typed, [key]: figure })}
        />
      ))}
      {worked ? (
        <div aria-live="polite">
          <p className="example-score">
            {worked.score === null ? worked.stands : <b>{t(exampleText.score, { score: worked.score })}</b>}{' '}
            <span className="note">{t(exampleText.of, { points: indicator.points })}</span>
          </p>
          <p>
            {[...(turned.some(({ of }) => of === 'actual') ? worked.figures : []), worked.how].join(
              t(exampleText.comma),
            )}
          </p>
          {worked.working !== '' && <p className="example-working">{worked.working}</p>}
          {first && (
            <Curve
              turned={first}
              at={Number(figures[first.key])}
              scoreAt={(figure) => work({ [first.key]: figure })?.score}
            />
          )}
          {worked.remarks.map((remark) => (
            <p key={remark} className="note">
              {remark}
            </p>
          ))}
        </div>
      ) : (
        <p className="note">{t(exampleText['not-whole'])}</p>
      )}
    </section>
  );
}

/** Between two places of the slider too, unless it counts. */
const finer = (figure: number, turned: Pick<Turned, 'step'>): string =>
  turned.step === 1 ? turnedTo(figure, turned) : figure.toFixed(8);

interface CurveProps {
  readonly turned: Turned;
  readonly at: number;
  readonly scoreAt: (figure: string) => string | null | undefined;
}

const [width, height, margin] = [280, 96, 6];

/** How the score runs over the slider, so that a step or a cap is seen. */
function Curve({ turned, at, scoreAt }: CurveProps) {
  const { t } = useWords();
  const { least, most } = turned;
  const points = Array.from({ length: 61 }, (_, n) => least + ((most - least) * n) / 60).flatMap((figure) => {
    const score = scoreAt(finer(figure, turned));
    return score === null || score === undefined ? [] : [{ figure, score: Number(score) }];
  });
  const scores = points.map(({ score }) => score);
  const [low, high] = [Math.min(0, ...scores), Math.max(1e-9, ...scores)];
  const x = (figure: number) => margin + ((figure - least) / (most - least || 1)) * (width - 2 * margin);
  const y = (score: number) => height - margin - ((score - low) / (high - low)) * (height - 2 * margin);
  const now = Number(scoreAt(turnedTo(at, turned)) ?? Number.NaN);
  if (points.length === 0) return null;
  return (
    <svg
      className="curve"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t(exampleText.curve, { figure: t(exampleText[turned.of], turned.name ? { name: turned.name } : {}) })}
    >
      <line x1={margin} x2={width - margin} y1={y(0)} y2={y(0)} />
      <polyline points={points.map(({ figure, score }) => `${x(figure)},${y(score)}`).join(' ')} />
      {Number.isFinite(now) && at >= least && at <= most && <circle cx={x(at)} cy={y(now)} r="4" />}
    </svg>
  );
}
