import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import Button from 'antd/es/button';
import Popover from 'antd/es/popover';
import { roleNames } from '../../shared/text/roles.ts';
import { shell } from '../../shared/text/console/shell.ts';
import { useWords } from '../words.tsx';
import { useDesk } from './desk.tsx';
import { LeaveButton } from './leave-button.tsx';

/** Who is signed in, their unit and roles; the language, and the way out. */
export function Account() {
  const { t, language, choose, named } = useWords();
  const desk = useDesk();
  const card = (
    <div className="account">
      <p>
        <strong>{desk.name}</strong>
        {desk.unit && <span> · {named(desk.unit.name)}</span>}
      </p>
      <h2>{t(shell.roles)}</h2>
      <ul>
        {desk.grants.map(({ role, unit, over }) => {
          const of = unit ?? over;
          const name = t(roleNames[role]);
          return (
            <li key={`${role} ${of?.id ?? ''}`}>{of ? t(shell['of-unit'], { role: name, unit: of.name }) : name}</li>
          );
        })}
        {desk.grants.length === 0 && <li>{t(shell['no-roles'])}</li>}
      </ul>
      <LeaveButton block />
    </div>
  );
  return (
    <div className="bar-end">
      <Button
        type="text"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {t(shell.other)}
      </Button>
      <Popover content={card} trigger="click" placement="bottomRight">
        <Button type="text">
          <span className="bar-name">{desk.name}</span>
          {desk.unit && <span className="bar-unit">{named(desk.unit.name)}</span>}
          <DownOutlined aria-hidden />
        </Button>
      </Popover>
    </div>
  );
}
