import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import Input from 'antd/es/input';
import { useState } from 'react';
import { accountText } from '../../../shared/text/console/accounts.ts';
import { organisationPage } from '../../../shared/text/console/organisation.ts';
import { Confirm } from '../../components/confirm.tsx';
import { Rows } from '../../components/rows.tsx';
import { ActButton } from '../../components/act-button.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { NewAccount } from './new-account.tsx';
import { OneTime } from './one-time.tsx';
import { handedOutIn, useAccountAct, useAccounts, type Account, type HandedOut } from './use-accounts.ts';

const acts = ['reset', 'lock', 'unlock', 'demand-code', 'waive-code', 'clear-code', 'end-sessions'] as const;
type Act = (typeof acts)[number];

/** Of these the reason is kept in the history. */
const asksWhy = (act: Act): boolean => act !== 'reset';

const fits = (act: Act, { lockedSince, lockedOutUntil, codeDemanded, code }: Account): boolean => {
  switch (act) {
    case 'lock':
      return lockedSince === null;
    case 'unlock':
      return lockedSince !== null || lockedOutUntil !== null;
    case 'demand-code':
      return !codeDemanded;
    case 'waive-code':
      return codeDemanded;
    case 'clear-code':
      return code === 'on';
    case 'reset':
    case 'end-sessions':
      return true;
  }
};

const stateOf = ({ lockedSince, lockedOutUntil, handedOut }: Account) =>
  lockedSince !== null
    ? accountText.locked
    : lockedOutUntil !== null
      ? accountText['locked-out']
      : handedOut
        ? accountText['handed-out']
        : accountText.open;

/** The accounts of one machine, which says who somebody is; what they may do stands in the register. */
export default function Accounts() {
  const { t, moment } = useWords();
  const { id: me } = useDesk();
  const [search, setSearch] = useState('');
  const { rows, ...state } = useAccounts(search);
  const [making, setMaking] = useState(false);
  const [asked, setAsked] = useState<{ act: Act; account: Account }>();
  const [handedOut, setHandedOut] = useState<readonly HandedOut[]>([]);
  const acting = useAccountAct();
  const confirm = async (why: string): Promise<boolean> => {
    if (!asked) return false;
    const { act, account } = asked;
    const path = `/${encodeURIComponent(account.subject)}/${act}`;
    const answer = await acting.act(path, asksWhy(act) ? { why } : {});
    if (answer === undefined) return false;
    setHandedOut(handedOutIn(answer));
    return true;
  };
  const close = () => {
    acting.forget();
    setAsked(undefined);
  };
  return (
    <section className="panel" aria-label={t(organisationPage['tab-accounts'])}>
      <p className="note">{t(accountText.about)}</p>
      <div className="asking">
        <Input.Search
          allowClear
          aria-label={t(accountText.search)}
          placeholder={t(accountText.search)}
          onSearch={(text) => setSearch(text.trim())}
        />
        <Button type="primary" onClick={() => setMaking(true)}>
          {t(accountText.create)}
        </Button>
      </div>
      <Rows
        {...state}
        label={t(organisationPage['tab-accounts'])}
        rows={rows}
        rowKey={({ subject }) => subject}
        empty={t(accountText.none)}
        columns={[
          { key: 'name', title: t(accountText.name), width: 120, show: ({ name }) => name },
          { key: 'login', title: t(accountText.login), width: 160, show: ({ login }) => login },
          { key: 'state', title: t(organisationPage.state), width: 150, show: (one) => t(stateOf(one)) },
          {
            key: 'code',
            title: t(accountText.code),
            width: 150,
            show: ({ code, codeDemanded }) =>
              `${t(accountText[code])}${codeDemanded ? ` · ${t(accountText.demanded)}` : ''}`,
          },
          {
            key: 'last',
            title: t(accountText.last),
            width: 190,
            show: ({ lastSignIn }) => (lastSignIn === null ? t(accountText.never) : moment(lastSignIn)),
          },
          {
            key: 'acts',
            title: t(accountText.acts),
            width: 100,
            show: (account) =>
              account.subject === me ? (
                <ActButton size="small" why={t(organisationPage.self)}>
                  {t(accountText.acts)}
                </ActButton>
              ) : (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: acts.filter((act) => fits(act, account)).map((key) => ({ key, label: t(accountText[key]) })),
                    onClick: ({ key }) => {
                      const act = acts.find((one) => one === key);
                      if (act) setAsked({ act, account });
                    },
                  }}
                >
                  <Button size="small" aria-label={t(accountText['acts-for'], { name: account.name })}>
                    {t(accountText.acts)}
                  </Button>
                </Dropdown>
              ),
          },
        ]}
      />
      {asked && (
        <Confirm
          open
          danger={asked.act === 'lock'}
          title={t(accountText['act-of'], { act: t(accountText[asked.act]), name: asked.account.name })}
          act={t(accountText[asked.act])}
          {...(asksWhy(asked.act) ? { whyKept: `account/${asked.account.subject}/${asked.act}` } : {})}
          acting={acting}
          onConfirm={confirm}
          onClose={close}
        />
      )}
      {making && <NewAccount accounts={rows} onClose={() => setMaking(false)} onMade={setHandedOut} />}
      {handedOut.length > 0 && <OneTime handedOut={handedOut} onClose={() => setHandedOut([])} />}
    </section>
  );
}
