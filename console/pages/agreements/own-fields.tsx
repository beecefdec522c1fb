import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { ownRules, writing } from '../../../shared/text/console/agreement-writing.ts';
import { choices } from '../../../shared/text/schemes/choices.ts';
import { useWords } from '../../words.tsx';
import type { OwnItem, OwnRule } from './written.ts';

interface OwnFieldsProps {
  readonly own: OwnItem;
  readonly label: (field: string) => string;
  readonly change: (to: Partial<OwnItem>) => void;
}

/** 个性指标: what the scheme says of its own items, and the subject of this one. */
export function OwnFields({ own, label, change }: OwnFieldsProps) {
  const { t } = useWords();
  const typed = (field: 'name' | 'points' | 'source' | 'each', caption: string) => (
    <div className={`goal-field goal-own-${field}`}>
      <span aria-hidden>{caption}</span>
      <Input
        aria-label={label(caption)}
        className={field === 'points' || field === 'each' ? 'figure' : ''}
        maxLength={200}
        value={own[field]}
        onChange={({ target }) => change({ [field]: target.value })}
      />
    </div>
  );
  const rules: { value: OwnRule; label: string }[] = [
    ...(own.was ? [{ value: 'keep' as const, label: t(writing['keep-rule']) }] : []),
    ...Object.entries(ownRules).flatMap(([value, text]) => (isRule(value) ? [{ value, label: t(text) }] : [])),
  ];
  const frequencies = Object.entries(choices.frequency).map(([value, text]) => ({ value, label: t(text) }));
  return (
    <div className="goal-fields">
      {typed('name', `${t(writing['own-name'])} *`)}
      {typed('points', `${t(writing.points)} *`)}
      <div className="goal-field goal-own-rule">
        <span aria-hidden>{t(writing['own-rule'])}</span>
        <Select
          aria-label={label(t(writing['own-rule']))}
          value={own.rule}
          onChange={(rule: OwnRule) => change({ rule })}
          options={rules}
        />
      </div>
      {own.rule === 'count' && typed('each', `${t(writing['own-each'])} *`)}
      <div className="goal-field">
        <span aria-hidden>{t(writing['own-frequency'])}</span>
        <Select
          aria-label={label(t(writing['own-frequency']))}
          value={own.frequency}
          onChange={(frequency: OwnItem['frequency']) => change({ frequency })}
          options={frequencies}
        />
      </div>
      {typed('source', t(writing['own-source']))}
    </div>
  );
}

const isRule = (value: string): value is keyof typeof ownRules => value in ownRules;
