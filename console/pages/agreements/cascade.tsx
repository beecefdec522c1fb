import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import { useState } from 'react';
import { Link } from 'react-router';
import { cascade } from '../../../shared/text/console/agreements.ts';
import { useWhole } from '../../api/use-read.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Refused } from '../../components/refused.tsx';
import { measured } from '../../../shared/text/measured.ts';
import { State } from '../../components/state.tsx';
import { isPerson } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { treeOf, type Branch, type Leaf } from './tree.ts';
import { usePlace } from './use-place.ts';

/** 目标分解: from each strategy item to the units that take it on and the people in them, drawn as the tree that it is. */
export default function Cascade({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(true);
  const read = useWhole('goals.cascade', { params: { period: period.id } }, ({ subjects }) => subjects, { limit: 50 });
  const strategy = useWhole('organisation.strategy', {}, ({ items }) => items);
  const items = strategy.rows.filter(({ year }) => year === undefined || year === period.year);
  const branches = treeOf(items, read.rows);
  const isEmpty = read.rows.length === 0 && !read.isReading;
  return (
    <section className="panel cascade" aria-labelledby="cascade" aria-busy={read.isReading}>
      <header className="panel-head">
        <p className="note" id="cascade">
          {t(cascade.about)}
        </p>
        <Button size="small" onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? cascade['close-all'] : cascade['open-all'])}
        </Button>
      </header>
      <Refused error={read.refused ?? strategy.refused} again={read.again} />
      {isEmpty ? (
        <Empty description={t(cascade.empty)} />
      ) : (
        <ul className="tree" key={String(isOpen)}>
          {branches.map((branch) => (
            <Strategy key={branch.id ?? ''} branch={branch} isOpen={isOpen} period={period.id} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface StrategyProps {
  readonly branch: Branch;
  readonly isOpen: boolean;
  readonly period: string;
}

function Strategy({ branch: { name, source, units, people, goals }, isOpen, period }: StrategyProps) {
  const { t, named } = useWords();
  const count = { units: units.filter(({ goals: own }) => own.length > 0).length, people, goals };
  return (
    <li>
      <details open={isOpen}>
        <summary className="tree-strategy">
          <b>{name ? named(name) : t(cascade.unlinked)}</b>
          {source !== undefined && <span className="note">{source}</span>}
          <span className={goals === 0 ? 'tree-none' : 'note'}>
            {goals === 0 ? t(cascade['no-takers']) : t(cascade.counts, count)}
          </span>
        </summary>
        {units.length > 0 && (
          <ul>
            {units.map((unit) => (
              <li key={unit.subject}>
                <Node leaf={unit} period={period} />
                {unit.people.length > 0 && (
                  <ul>
                    {unit.people.map((person) => (
                      <li key={person.subject}>
                        <Node leaf={person} period={period} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        )}
      </details>
    </li>
  );
}

function Node({
  leaf: { subject, name, isPending, isRead, goals },
  period,
}: {
  readonly leaf: Leaf;
  readonly period: string;
}) {
  const { t, named } = useWords();
  const { address } = usePlace(period);
  const isOfPerson = isPerson(subject);
  return (
    <div className="tree-node">
      <p>
        {isRead ? <Link to={address({ subject })}>{named(name)}</Link> : <b>{named(name)}</b>}
        {isPending && <State tone="going">{t(cascade.pending)}</State>}
      </p>
      {goals.length > 0 && (
        <ul className="tree-goals">
          {goals.map(({ item, name: called, target, owner, ...measure }) => (
            <li key={item}>
              {named(called)}
              {target !== undefined && <b>{t(cascade.target, { target: measured(target, measure) })}</b>}
              {owner !== undefined && !isOfPerson && <span className="note">{t(cascade.owner, { name: owner })}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
