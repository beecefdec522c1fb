import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { useWords } from '../../words.tsx';
import type { Choices } from './use-choices.ts';
import type { WrittenGoal, WrittenText } from './written.ts';

interface BlanksProps {
  readonly draft: WrittenText;
  readonly keep: (next: WrittenText) => void;
  readonly choices: Choices;
}

type Filled = Pick<WrittenGoal, 'owner' | 'strategy' | 'evidencePlan'>;

/** What most goals of a unit have in common, typed once. */
export function Blanks({ draft, keep, choices: { owners, strategies } }: BlanksProps) {
  const { t } = useWords();
  const [said, setSaid] = useState<Filled>({ owner: '', strategy: '', evidencePlan: '' });
  const fill = () =>
    keep({
      ...draft,
      goals: draft.goals.map((goal) => ({
        ...goal,
        owner: goal.owner === '' ? said.owner : goal.owner,
        strategy: goal.strategy === '' ? said.strategy : goal.strategy,
        evidencePlan: goal.evidencePlan === '' ? said.evidencePlan : goal.evidencePlan,
      })),
    });
  const chosen = (field: 'owner' | 'strategy', options: Choices['owners']) => (
    <Select
      aria-label={t(writing[field])}
      placeholder={t(writing[field])}
      allowClear
      showSearch
      optionFilterProp="label"
      value={said[field] === '' ? null : said[field]}
      onChange={(to: string | undefined) => setSaid({ ...said, [field]: to ?? '' })}
      options={[...options]}
    />
  );
  return (
    <section className="panel blanks" aria-label={t(writing.fill)}>
      <span className="note">{t(writing['fill-about'])}</span>
      {chosen('owner', owners)}
      {chosen('strategy', strategies)}
      <Input
        aria-label={t(writing.plan)}
        placeholder={t(writing.plan)}
        maxLength={1000}
        value={said.evidencePlan}
        onChange={({ target }) => setSaid({ ...said, evidencePlan: target.value })}
      />
      <Button onClick={fill}>{t(writing.fill)}</Button>
    </section>
  );
}
