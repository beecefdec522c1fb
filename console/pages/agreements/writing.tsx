import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { useCallback, useEffect, useRef } from 'react';
import { writing } from '../../../shared/text/console/agreement-writing.ts';
import { useDraft } from '../../api/use-draft.ts';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import type { Contract } from './agreement.tsx';
import { Blanks } from './blanks.tsx';
import { Remarks } from './remarks.tsx';
import { GoalForm } from './goal-form.tsx';
import { Sending } from './sending.tsx';
import { SectionSum } from './section-sum.tsx';
import { useCheck, type Remark } from './use-check.ts';
import { useChoices } from './use-choices.ts';
import { goalsFrom, newOwn, writtenFrom, type WrittenGoal, type WrittenText } from './written.ts';

interface WritingProps {
  readonly period: Period;
  readonly contract: Contract;
}

const none: readonly Remark[] = [];

/** 起草目标: a line for each goal the scheme asks for, and what it demands told while one types. */
export default function Writing({ period, contract }: WritingProps) {
  const { t, named } = useWords();
  const { subject, name, scheme, revision } = contract;
  const params = { period: period.id, subject };
  const { draft, keep, done } = useDraft<WrittenText>(`agreement/${period.id}/${subject}`, writtenFrom(contract));
  const choices = useChoices(contract);
  const goals = goalsFrom(draft);
  const check = useCheck(params, goals);
  // Rows stay as they are while another is typed in.
  const current = useRef(draft);
  current.current = draft;
  const save = useRef(keep);
  save.current = keep;
  const change = useCallback((item: string, to: Partial<WrittenGoal>) => {
    const { goals: all, ...rest } = current.current;
    save.current({ ...rest, goals: all.map((goal) => (goal.item === item ? { ...goal, ...to } : goal)) });
  }, []);
  const remove = useCallback((item: string) => {
    const { goals: all, ...rest } = current.current;
    save.current({ ...rest, goals: all.filter((goal) => goal.item !== item) });
  }, []);
  useEffect(() => {
    scrollTo(0, 0);
  }, []);
  const hasMoved = draft.revision !== revision;
  const remarksOf = (item: string): readonly Remark[] => {
    const found = check.remarks.filter((one) => one.item === item);
    return found.length === 0 ? none : found;
  };
  return (
    <div className={`writing with-aside ${check.isChecking ? 'is-checking' : ''}`}>
      <div>
        <header className="writing-head">
          <h2>{t(writing.title, { name: named(name) })}</h2>
          <p className="note">{t(writing.about)}</p>
        </header>
        {hasMoved && (
          <Alert
            type="warning"
            showIcon
            title={t(writing.moved)}
            action={
              <>
                <Button size="small" onClick={() => keep({ ...draft, revision })}>
                  {t(writing['take-new'])}
                </Button>
                <Button size="small" type="link" onClick={() => keep(writtenFrom(contract))}>
                  {t(writing.again)}
                </Button>
              </>
            }
          />
        )}
        <Blanks draft={draft} keep={keep} choices={choices} />
        {scheme?.sections.map((section) => {
          const lines = new Map(section.lines.map((line) => [line.item, line]));
          const within = draft.goals.filter(({ item, own }) =>
            section.own ? own?.section === section.id : !own && lines.has(item),
          );
          if (within.length === 0 && !section.own) return null;
          return (
            <section key={section.id} className="panel" aria-labelledby={`section-${section.id}`}>
              <header className="panel-head">
                <h3 id={`section-${section.id}`}>{named(section.name)}</h3>
                <SectionSum section={section} goals={within} />
              </header>
              <Remarks remarks={check.remarks.filter((one) => one.item === undefined && one.section === section.id)} />
              {within.map((goal) => (
                <GoalForm
                  key={goal.item}
                  goal={goal}
                  line={lines.get(goal.item)}
                  choices={choices}
                  remarks={remarksOf(goal.item)}
                  change={change}
                  remove={remove}
                />
              ))}
              {section.own && within.length < section.own.most && (
                <Button
                  type="dashed"
                  onClick={() => keep({ ...draft, goals: [...draft.goals, newOwn(section.id, draft.goals)] })}
                >
                  {t(writing['add-own'])}
                </Button>
              )}
            </section>
          );
        })}
      </div>
      <Sending period={period} contract={contract} draft={draft} goals={goals} check={check} keep={keep} done={done} />
    </div>
  );
}
