import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { sumOf } from './points.ts';
import type { WrittenGoal } from './written.ts';

interface SectionSumProps {
  readonly section: NonNullable<Contract['scheme']>['sections'][number];
  readonly goals: readonly WrittenGoal[];
}

/** Points of a section as they are typed, against what it is worth; what is weighted need not add up. */
export function SectionSum({ section: { points: whole, lines, combine, own }, goals }: SectionSumProps) {
  const { t } = useWords();
  const { length: count } = goals;
  const counted = own
    ? goals.map((goal) => goal.own?.points ?? '')
    : lines.map(({ item, points, goal }) => {
        const typed = goals.find((one) => one.item === item)?.points.trim() ?? '';
        // Of the line: what the scheme gives it, where the text did not set it otherwise.
        return typed === '' && goal?.points === undefined ? points : typed === '' ? '' : typed;
      });
  const sum = sumOf(counted.map((text) => (text.trim() === '' ? '0' : text.trim())));
  const rest = sum === undefined ? undefined : sumOf([whole, negated(sum)]);
  const isRight = rest === '0';
  return (
    <p className="section-sum" role="status">
      {own && <span className="note">{t(writing['own-least'], { ...own, count })}</span>}
      {combine === 'sum' && (
        <span className={isRight ? 'is-good' : 'is-bad'}>
          {t(writing.sum, { sum: sum ?? '—', points: whole })}
          {rest !== undefined && (
            <b>
              {isRight
                ? t(writing['sum-right'])
                : t(writing[rest.startsWith('-') ? 'sum-over' : 'sum-wrong'], { rest: rest.replace('-', '') })}
            </b>
          )}
        </span>
      )}
    </p>
  );
}

const negated = (figure: string): string => (figure.startsWith('-') ? figure.slice(1) : `-${figure}`);
