import Select from 'antd/es/select';
import { useState } from 'react';
import { organisationPage, rolesText, unitText } from '../../../shared/text/console/organisation.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import { useWhole } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { BulkWork, type Work } from '../../components/bulk-work.tsx';
import { Rows } from '../../components/rows.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { Find } from '../../components/find.tsx';
import { useWords } from '../../words.tsx';
import { Appoint } from './appoint.tsx';
import { Grant } from './grant.tsx';
import { Held, type Official } from './held.tsx';
import { Revoke } from './revoke.tsx';
import { grantable, type GrantedRole } from './granted-role.ts';
import { useUnits } from '../../api/use-units.ts';

/** Who holds which role, and roles given and taken for many at once. */
export default function Roles() {
  const { t, named } = useWords();
  const { id: me } = useDesk();
  const { units, byId } = useUnits();
  const [role, setRole] = useState<GrantedRole>();
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Official>>(new Map());
  const [act, setAct] = useState<'grant' | 'revoke'>();
  const [work, setWork] = useState<Work>();
  const query = role === undefined ? {} : { query: { role } };
  // A page may be empty and lead on; whoever looks for a name looks in all of them.
  const { rows, ...state } = useWhole('organisation.people', query, ({ officials }) => officials);
  const unitName = (id: string) => named(byId.get(id)?.name);
  const found = rows.filter(({ id, name }) => name.includes(wanted) || id.includes(wanted));
  const people = [...chosen.values()];
  const known = [...new Map([...chosen, ...rows.map((one) => [one.id, one] as const)])];
  const why = people.length === 0 ? t(rolesText['choose-first']) : undefined;
  const ended = (bulk?: string) => {
    setAct(undefined);
    if (bulk === undefined) return;
    const names = Object.fromEntries(people.map(({ id, name }) => [id, { zh: name, en: name }]));
    setWork({ bulk, what: rolesText[act ?? 'grant'], names });
    setChosen(new Map());
  };
  return (
    <section className="panel" aria-label={t(organisationPage['tab-roles'])}>
      <p className="note">{t(rolesText.about)}</p>
      <div className="asking">
        <Select<GrantedRole | ''>
          aria-label={t(rolesText['of-role'])}
          value={role ?? ''}
          onChange={(next) => setRole(next === '' ? undefined : next)}
          options={[
            { value: '' as const, label: t(rolesText['any-role']) },
            ...grantable.map((value) => ({ value, label: t(roleNames[value]) })),
          ]}
        />
        <Find label={t(organisationPage.search)} onFind={setWanted} />
      </div>
      <div className="asking">
        <ActButton type="primary" why={why} onClick={() => setAct('grant')}>
          {t(rolesText.grant)}
        </ActButton>
        <ActButton
          why={why ?? (people.some(({ grants }) => grants.length > 0) ? undefined : t(rolesText['none-held']))}
          onClick={() => setAct('revoke')}
        >
          {t(rolesText.revoke)}
        </ActButton>
        {people.length > 0 && <span role="status">{t(rolesText.chosen, { count: people.length })}</span>}
        <Appoint />
      </div>
      {work && <BulkWork key={work.bulk} work={work} reads="organisation.people" onClose={() => setWork(undefined)} />}
      <Rows
        {...state}
        label={t(organisationPage['tab-roles'])}
        rows={found}
        rowKey={({ id }) => id}
        empty={t(rolesText.none)}
        rowSelection={{
          selectedRowKeys: [...chosen.keys()],
          preserveSelectedRowKeys: true,
          onChange: (keys) => setChosen(new Map(known.filter(([id]) => keys.includes(id)))),
          getCheckboxProps: ({ id, name, active }) => ({
            disabled: id === me || !active,
            title: id === me ? t(organisationPage.self) : active ? name : t(organisationPage.inactive),
            'aria-label': name,
          }),
        }}
        columns={[
          { key: 'name', title: t(unitText['person-name']), width: 120, show: ({ name }) => name },
          { key: 'unit', title: t(unitText.unit), width: 180, show: ({ unit }) => unitName(unit) },
          { key: 'id', title: t(unitText['person-id']), width: 150, show: ({ id }) => id },
          { key: 'roles', title: t(unitText.roles), width: 360, show: (one) => <Held of={one} units={units} /> },
          {
            key: 'state',
            title: t(organisationPage.state),
            width: 90,
            show: ({ active }) => t(active ? organisationPage.active : organisationPage.inactive),
          },
        ]}
      />
      {act === 'grant' && <Grant people={people} units={units} onEnd={ended} />}
      {act === 'revoke' && <Revoke people={people} units={units} onEnd={ended} />}
    </section>
  );
}
