import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { useWords } from '../../words.tsx';
import { newMilestone, type WrittenGoal } from './written.ts';

interface MilestonesProps {
  readonly goal: WrittenGoal;
  readonly label: (field: string) => string;
  readonly change: (milestones: WrittenGoal['milestones']) => void;
}

/** 节点: what is to be done by when, and what part of the item it is worth. */
export function Milestones({ goal: { milestones }, label, change }: MilestonesProps) {
  const { t } = useWords();
  const set = (id: string, to: Partial<WrittenGoal['milestones'][number]>) =>
    change(milestones.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const fields = ['name', 'due', 'share'] as const;
  return (
    <div className="goal-milestones">
      {milestones.map((milestone, at) => (
        <div key={milestone.id} className="goal-milestone">
          {fields.map((field) => (
            <Input
              key={field}
              type={field === 'due' ? 'date' : 'text'}
              aria-label={label(`${t(writing[`milestone-${field}`])} ${at + 1}`)}
              placeholder={t(writing[`milestone-${field}`])}
              maxLength={200}
              value={milestone[field]}
              onChange={({ target }) => set(milestone.id, { [field]: target.value })}
            />
          ))}
          <Button
            type="text"
            size="small"
            onClick={() => change(milestones.filter(({ id }) => id !== milestone.id))}
            aria-label={label(`${t(writing.remove)} ${at + 1}`)}
          >
            {t(writing.remove)}
          </Button>
        </div>
      ))}
      <Button size="small" type="dashed" onClick={() => change([...milestones, newMilestone(milestones)])}>
        {t(writing['add-milestone'])}
      </Button>
    </div>
  );
}
