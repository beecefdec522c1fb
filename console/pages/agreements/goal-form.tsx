import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { memo } from 'react';
import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { agreed } from '../../../shared/text/measured.ts';
import { useWords } from '../../words.tsx';
import type { Line } from './goal-line.tsx';
import { Milestones } from './milestones.tsx';
import { Remarks } from './remarks.tsx';
import { OwnFields } from './own-fields.tsx';
import type { Remark } from './use-check.ts';
import type { Choices } from './use-choices.ts';
import { asksOf, shownFigure, type WrittenGoal } from './written.ts';

interface GoalFormProps {
  readonly goal: WrittenGoal;
  /** As the scheme has it; of an item of one's own, as the text had it. */
  readonly line: Line | undefined;
  readonly choices: Choices;
  readonly remarks: readonly Remark[];
  readonly change: (item: string, to: Partial<WrittenGoal>) => void;
  readonly remove: (item: string) => void;
}

type Typed = 'target' | 'baseline' | 'points' | 'unitOfMeasure' | 'yearsObserved' | 'yearsRequired' | 'evidencePlan';

/** One goal to be filled in: its figures, who answers for it, what it serves and how it will be shown. */
export const GoalForm = memo(function GoalForm({ goal, line, choices, remarks, change, remove }: GoalFormProps) {
  const { t, named } = useWords();
  const { item, own, isIn } = goal;
  const asks = asksOf(goal, line);
  const isMeasured = own
    ? own.rule !== 'milestones' && (own.rule !== 'keep' || line?.value !== 'milestones')
    : line?.value !== 'milestones';
  const name = own ? own.name || t(writing['add-own']) : named(line?.name);
  const label = (field: string) => t(writing['of-item'], { field, item: name });
  const typed = (field: Typed, caption: string, more: { figure?: boolean; placeholder?: string } = {}) => (
    <div className={`goal-field goal-${field}`}>
      <span aria-hidden>{caption}</span>
      <Input
        aria-label={label(caption)}
        className={more.figure ? 'figure' : ''}
        inputMode={more.figure ? 'decimal' : 'text'}
        maxLength={field === 'evidencePlan' ? 1000 : 60}
        placeholder={more.placeholder ?? ''}
        value={goal[field]}
        onChange={({ target }) => change(item, { [field]: target.value })}
        onBlur={() => {
          if (field === 'target' || field === 'baseline') change(item, { [field]: shownFigure(goal[field], goal) });
        }}
      />
    </div>
  );
  const chosen = (field: 'owner' | 'strategy', options: Choices['owners']) => (
    <div className={`goal-field goal-${field}`}>
      <span aria-hidden>{t(writing[field])} *</span>
      <Select
        aria-label={label(t(writing[field]))}
        showSearch
        allowClear
        optionFilterProp="label"
        // Until their names are read no id stands there for them.
        value={options.some(({ value }) => value === goal[field]) ? goal[field] : null}
        onChange={(to: string | undefined) => change(item, { [field]: to ?? '' })}
        options={[...options]}
      />
    </div>
  );
  const must = (field: Line['asks'][number]) => (asks.includes(field) ? ' *' : '');
  const isFixed = !own && line?.unitOfMeasure !== undefined && line.goal?.unitOfMeasure === undefined;
  return (
    <fieldset className={`goal ${isIn ? '' : 'goal-out'}`}>
      <legend className="unseen">{name}</legend>
      <div className="goal-head">
        {own || (line?.asks.length ?? 0) > 0 ? (
          <strong>{name}</strong>
        ) : (
          <Checkbox checked={isIn} onChange={({ target }) => change(item, { isIn: target.checked })}>
            <strong>{name}</strong>
          </Checkbox>
        )}
        {line && (!own || own.rule === 'keep') && <span className="note">{t(line.rule)}</span>}
        {own && (
          <button type="button" className="mark-link" onClick={() => remove(item)}>
            {t(writing['remove-item'], { item: name })}
          </button>
        )}
      </div>
      {own && <OwnFields own={own} label={label} change={(to) => change(item, { own: { ...own, ...to } })} />}
      {isIn && (
        <div className="goal-fields">
          {isMeasured &&
            typed('baseline', `${t(writing.baseline)}${must('baseline')}`, {
              figure: true,
              ...(line?.baseline !== undefined && !line.goal?.baseline
                ? { placeholder: agreed(line.baseline, line) }
                : {}),
            })}
          {isMeasured &&
            typed('target', `${t(writing.target)}${must('target')}`, {
              figure: true,
              ...(line?.target !== undefined && !line.goal?.target ? { placeholder: agreed(line.target, line) } : {}),
            })}
          {isMeasured && !isFixed && typed('unitOfMeasure', t(writing.unit))}
          {isFixed && (
            <div className="goal-field goal-unitOfMeasure">
              <span>{t(writing.unit)}</span>
              <b>{line.unitOfMeasure}</b>
            </div>
          )}
          {!own && typed('points', t(writing.points), { figure: true, placeholder: line?.points ?? '' })}
          {asks.includes('yearsObserved') && typed('yearsObserved', `${t(writing.yearsObserved)} *`, { figure: true })}
          {asks.includes('yearsRequired') && typed('yearsRequired', `${t(writing.yearsRequired)} *`, { figure: true })}
          {chosen('owner', choices.owners)}
          {chosen('strategy', choices.strategies)}
          {typed('evidencePlan', t(writing.plan))}
          {choices.functions.length > 0 && (
            <div className="goal-field goal-functions">
              <span aria-hidden>{t(writing.functions)}</span>
              <Select
                aria-label={label(t(writing.functions))}
                mode="multiple"
                maxTagCount="responsive"
                optionFilterProp="label"
                value={[...goal.functions]}
                onChange={(functions: string[]) => change(item, { functions })}
                options={[...choices.functions]}
              />
            </div>
          )}
        </div>
      )}
      {isIn && !isMeasured && (
        <Milestones goal={goal} label={label} change={(milestones) => change(item, { milestones })} />
      )}
      {isBlank(goal) ? <p className="note">{t(writing.blank)}</p> : <Remarks remarks={remarks} />}
    </fieldset>
  );
});

/** Nobody is told what is wrong with what they have not begun. */
const isBlank = ({
  isIn,
  own,
  was,
  target,
  baseline,
  owner,
  strategy,
  evidencePlan,
  milestones,
}: WrittenGoal): boolean =>
  isIn &&
  !own &&
  !was &&
  milestones.length === 0 &&
  [target, baseline, owner, strategy, evidencePlan].every((text) => text === '');
