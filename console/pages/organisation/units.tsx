import Button from 'antd/es/button';
import Empty from 'antd/es/empty';
import Tree from 'antd/es/tree';
import { useState } from 'react';
import { unitText } from '../../../shared/text/console/organisation.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Refused } from '../../components/refused.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { Find } from '../../components/find.tsx';
import { useWords } from '../../words.tsx';
import { People } from './people.tsx';
import { Unplaced } from './unplaced.tsx';
import { UnitForm } from './unit-form.tsx';
import { useUnits, type Unit } from '../../api/use-units.ts';

interface Node {
  readonly key: string;
  readonly title: string;
  readonly children: Node[];
}

/** The units as a tree, and the people of the one that is chosen. */
export default function Units() {
  const { t, named } = useWords();
  const { settings } = useDesk();
  const { units, byId, isReading, refused, again } = useUnits();
  const [chosen, setChosen] = useState<string>();
  const [wanted, setWanted] = useState('');
  const [form, setForm] = useState<{ unit?: Unit; parent?: string }>();
  const unit = byId.get(chosen ?? '') ?? units.find(({ parent }) => parent === undefined);
  const nodes = treeOf(units, ({ name, active }) => `${named(name)}${active ? '' : ' ×'}`);
  const found = wanted === '' ? nodes : units.filter((one) => named(one.name).includes(wanted)).map(leafOf(named));
  return (
    <div className="organisation">
      <section className="panel" aria-labelledby="units">
        <h2 id="units">{t(unitText.tree)}</h2>
        <Find label={t(unitText.find)} onFind={setWanted} />
        <Refused error={refused} again={again} />
        {!isReading && found.length === 0 && (
          <Empty
            image={Empty.PRESENTED_IMAGE_SIMPLE}
            description={t(units.length === 0 ? unitText.none : unitText['none-found'])}
          />
        )}
        {!isReading && found.length > 0 && (
          <Tree<Node>
            aria-label={t(unitText.tree)}
            key={wanted === '' ? 'tree' : 'found'}
            blockNode
            height={440}
            defaultExpandAll={units.length <= 200}
            treeData={found}
            selectedKeys={unit ? [unit.id] : []}
            onSelect={([key]) => setChosen(key === undefined ? chosen : String(key))}
          />
        )}
        {units.length === 0 && !isReading && (
          <ActButton type="primary" why={settings ? undefined : t(unitText['not-set'])} onClick={() => setForm({})}>
            {t(unitText.add)}
          </ActButton>
        )}
      </section>
      {unit ? (
        <section className="panel" aria-labelledby="unit">
          <header className="panel-head">
            <h2 id="unit">{named(unit.name)}</h2>
            <Button onClick={() => setForm({ unit })}>{t(unitText.edit)}</Button>
            <Button onClick={() => setForm({ parent: unit.id })}>{t(unitText['add-below'])}</Button>
          </header>
          <Unplaced unit={unit} units={units} />
          <People key={unit.id} unit={unit} units={units} />
        </section>
      ) : (
        <p className="note">{t(unitText.choose)}</p>
      )}
      {form && <UnitForm {...form} units={units} onClose={() => setForm(undefined)} onSaved={setChosen} />}
    </div>
  );
}

const leafOf =
  (named: (name: Unit['name']) => string) =>
  ({ id, name }: Unit): Node => ({ key: id, title: named(name), children: [] });

function treeOf(units: readonly Unit[], titled: (unit: Unit) => string): Node[] {
  const nodes = new Map<string, Node>(
    units.map((unit) => [unit.id, { key: unit.id, title: titled(unit), children: [] }]),
  );
  const roots: Node[] = [];
  for (const { id, parent } of units) {
    const node = nodes.get(id);
    if (node) (nodes.get(parent ?? '')?.children ?? roots).push(node);
  }
  return roots;
}
