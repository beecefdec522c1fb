import Button from 'antd/es/button';
import { useState } from 'react';
import { organisationPage, unitText } from '../../../shared/text/console/organisation.ts';
import { useAct } from '../../api/use-act.ts';
import { usePages, useRead } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Rows } from '../../components/rows.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { PersonForm } from './person-form.tsx';
import { Held, type Official } from './held.tsx';
import type { Unit } from '../../api/use-units.ts';

/** Who is registered in a unit. */
export function People({ unit, units }: { readonly unit: Unit; readonly units: readonly Unit[] }) {
  const { t, named } = useWords();
  const { id: me } = useDesk();
  const { rows, ...state } = usePages(
    'organisation.officials',
    { params: { unit: unit.id } },
    ({ officials }) => officials,
  );
  const [form, setForm] = useState<{ official?: Official }>();
  const [ending, setEnding] = useState<Official>();
  return (
    <>
      <div className="asking">
        <ActButton
          type="primary"
          why={unit.active ? undefined : t(organisationPage.inactive)}
          onClick={() => setForm({})}
        >
          {t(unitText['add-person'])}
        </ActButton>
      </div>
      <Rows
        {...state}
        label={t(unitText.people, { unit: named(unit.name) })}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t(unitText['no-people'])}
        columns={[
          { key: 'name', title: t(unitText['person-name']), width: 120, show: ({ name }) => name },
          { key: 'id', title: t(unitText['person-id']), width: 150, show: ({ id }) => id },
          { key: 'roles', title: t(unitText.roles), width: 260, show: (one) => <Held of={one} units={units} /> },
          {
            key: 'state',
            title: t(organisationPage.state),
            width: 90,
            show: ({ active }) => t(active ? organisationPage.active : organisationPage.inactive),
          },
          {
            key: 'acts',
            title: '',
            width: 170,
            show: (one) => (
              <div className="acts">
                <Button
                  size="small"
                  aria-label={t(unitText['edit-who'], { name: one.name })}
                  onClick={() => setForm({ official: one })}
                >
                  {t(unitText['edit-row'])}
                </Button>
                <ActButton
                  size="small"
                  why={one.id === me ? t(organisationPage.self) : undefined}
                  onClick={() => setEnding(one)}
                >
                  {t(one.active ? unitText.deactivate : unitText.reactivate)}
                </ActButton>
              </div>
            ),
          },
        ]}
      />
      {form && (
        <PersonForm {...form} unit={unit.id} units={units} colleagues={rows} onClose={() => setForm(undefined)} />
      )}
      {ending && <Ending official={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

/** Deactivates or takes back. */
function Ending({ official, onClose }: { readonly official: Official; readonly onClose: () => void }) {
  const { t } = useWords();
  const params = { official: official.id };
  const { etag } = useRead('organisation.official', { params });
  const ending = useAct('organisation.save-official');
  const reviving = useAct('organisation.reactivate');
  const { name, active } = official;
  const act = async (why: string): Promise<boolean> =>
    (await (active
      ? ending.act({ params, ifMatch: etag, body: { active: false } })
      : reviving.act({ params, body: { why } }))) !== undefined;
  return (
    <Confirm
      open
      danger={active}
      title={t(active ? unitText['deactivate-who'] : unitText['reactivate-who'], { name })}
      act={t(active ? unitText.deactivate : unitText.reactivate)}
      {...(active ? {} : { whyKept: `reactivate/${official.id}` })}
      acting={active ? ending : reviving}
      onConfirm={act}
      onClose={onClose}
    />
  );
}
