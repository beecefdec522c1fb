import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Spin from 'antd/es/spin';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { beginText } from '../../../shared/text/console/scheme-forms.ts';
import { choices } from '../../../shared/text/schemes/choices.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { Refused } from '../../components/refused.tsx';
import { useWords } from '../../words.tsx';
import { Owner, useOwners } from '../../components/owner.tsx';

type Entry = Body<'schemes.list-library'>['schemes'][number];

/** Ready schemes, told in words: whom each is for and what it holds. One is taken, named, and becomes a draft. */
export function Library({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { data, refused, again } = useRead('schemes.list-library');
  const [taken, setTaken] = useState<Entry>();
  if (taken) return <Named from={taken} onClose={onClose} onBack={() => setTaken(undefined)} />;
  return (
    <Modal open width={860} title={t(beginText['library-title'])} footer={null} onCancel={onClose}>
      <p className="note">{t(beginText['library-about'])}</p>
      <Refused error={refused} again={again} />
      {!data && !refused && <Spin />}
      <ul className="scheme-library">
        {data?.schemes.map((entry) => (
          <li key={entry.id}>
            <Told entry={entry} />
            <Button aria-label={`${t(beginText.take)}：${t(entry.name)}`} onClick={() => setTaken(entry)}>
              {t(beginText.take)}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function Told({ entry }: { readonly entry: Entry }) {
  const { t, list, language } = useWords();
  const named = (texts: readonly Text[]) => list(texts.map((text) => t(text)));
  const sections = entry.sections.map(({ name, points, indicators }) =>
    t(indicators > 0 ? beginText['holds-items'] : beginText.holds, { name, points, count: indicators }),
  );
  return (
    <div>
      <h3>{t(entry.name)}</h3>
      <p>
        {t(beginText.for, {
          subjects: named(entry.subjects.map((kind) => choices.subject[kind])),
          periods: named(entry.periodTypes.map((type) => choices.periodType[type])),
        })}
      </p>
      <p>{t(beginText.made, { mark: entry.fullMark, sections: sections.join(language === 'zh' ? '，' : '; ') })}</p>
      <p className="note">
        {t(beginText.around, {
          groups: entry.raterGroups,
          lines: entry.adjustments,
          vetoes: entry.vetoes,
          grades: named(entry.grades),
        })}
      </p>
      <p className="note">{t(beginText.bases, { bases: entry.legalBasis.join('；') })}</p>
    </div>
  );
}

interface Values {
  readonly id: string;
  readonly name: Text;
  readonly owner?: string;
}

interface NamedProps {
  readonly from: Entry;
  readonly onClose: () => void;
  readonly onBack: () => void;
}

/** What the draft is called and whose it is. */
function Named({ from, onClose, onBack }: NamedProps) {
  const { t } = useWords();
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const owners = useOwners();
  const { data } = useRead('schemes.read-library', { params: { id: from.id } });
  const creating = useAct('schemes.create');
  const create = async ({ id, name, owner }: Values) => {
    if (!data) return false;
    const body = { scheme: { ...data.scheme, id, name }, ...(owner === undefined ? {} : { owner }) };
    if (!(await creating.act({ body }))) return false;
    await go(`/schemes/${id}/1`);
    return true;
  };
  const must = useMust();
  return (
    <FormDialog<Values>
      title={t(beginText['library-title'])}
      act={t(beginText.create)}
      form={form}
      acting={{ ...creating, isActing: creating.isActing || !data }}
      empty={{ id: from.id, name: from.name }}
      onSend={create}
      onClose={onClose}
    >
      <p>
        {t(beginText.taken, { name: from.name })}{' '}
        <Button type="link" size="small" onClick={onBack}>
          {t(beginText.another)}
        </Button>
      </p>
      <Form.Item name="id" label={t(beginText.id)} extra={t(beginText['id-hint'])} rules={must}>
        <Input />
      </Form.Item>
      <Form.Item name={['name', 'zh']} label={t(beginText['name-zh'])} rules={must}>
        <Input />
      </Form.Item>
      <Form.Item name={['name', 'en']} label={t(beginText['name-en'])} rules={must}>
        <Input />
      </Form.Item>
      <Owner owners={owners} />
    </FormDialog>
  );
}
