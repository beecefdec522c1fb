import { paper } from '../../../shared/text/console/agreements.ts';
import { measured } from '../../../shared/text/measured.ts';
import { useWords, type Spoken } from '../../words.tsx';
import type { Contract } from './agreement.tsx';

export type Line = NonNullable<Contract['scheme']>['sections'][number]['lines'][number];

interface GoalLineProps {
  readonly n: number;
  readonly line: Line;
  readonly contract: Contract;
  readonly isWeight: boolean;
}

/** One goal in the table of the document. */
export function GoalLine({ n, line, contract, isWeight }: GoalLineProps) {
  const words = useWords();
  const { t, named } = words;
  const { name, points, baseline, target, rule, standard, source, filedBy, value } = line;
  return (
    <tr>
      <td className="figure">{n}</td>
      <th scope="row">{named(name)}</th>
      <td className="figure" data-label={t(paper.points)}>
        {points}
        {isWeight && <span className="note"> {t(paper.weight)}</span>}
      </td>
      <td className="figure" data-label={t(paper.baseline)}>
        {measured(baseline, line)}
      </td>
      <td className="figure" data-label={t(paper.target)}>
        <b>{measured(target, line)}</b>
      </td>
      <td>
        {t(rule)}
        {standard !== undefined && <p className="note">{standard}</p>}
        {source !== undefined && <p className="note">{t(paper.source, { source })}</p>}
        <p className="note">{t(paper[value === 'rated' ? 'marked' : 'filed-by'], { name: filedBy })}</p>
      </td>
      <td>
        <ul>
          {said(line, contract, words).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** Whatever the goal says beside its figures, with names for ids. */
function said({ goal }: Line, contract: Contract, { t, list }: Spoken): string[] {
  if (!goal) return [];
  const { people, units, strategies, functions } = contract;
  const { owner, strategy, evidencePlan, milestones = [], shared, yearsObserved, yearsRequired } = goal;
  const nobody = t(paper.nobody);
  const unit = (id: string) => (units[id] ? t(units[id]) : nobody);
  const covered = (goal.functions ?? []).map((id) => (functions[id] ? t(functions[id]) : nobody));
  return [
    ...(owner === undefined ? [] : [t(paper.owner, { name: people[owner] ?? nobody })]),
    ...(strategy === undefined
      ? []
      : [t(paper.strategy, { name: strategies[strategy] ? t(strategies[strategy]) : nobody })]),
    ...(milestones.length > 0
      ? [
          t(paper.milestones, {
            list: milestones.map(({ name, due, share }) => t(paper.milestone, { name, due, share })).join('；'),
          }),
        ]
      : []),
    ...(yearsObserved === undefined && yearsRequired === undefined
      ? []
      : [t(paper.years, { observed: yearsObserved ?? '—', required: yearsRequired ?? '—' })]),
    ...(shared
      ? [
          t(paper.shared, {
            list: list(shared.contributors.map((one) => `${unit(one.unit)} ${one.share}`)),
            lead: unit(shared.lead),
          }),
        ]
      : []),
    ...(covered.length > 0 ? [t(paper.functions, { names: list(covered) })] : []),
    ...(evidencePlan === undefined ? [] : [t(paper.plan, { plan: evidencePlan })]),
  ];
}
