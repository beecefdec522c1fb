import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { rolesText, unitText } from '../../../shared/text/console/organisation.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';

interface Values {
  readonly official: string;
  readonly why: string;
}

/** The first people are registered by somebody who is registered by nobody. */
export function Appoint() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const granting = useAct('organisation.grant');
  const appoint = async ({ official, why }: Values) => {
    const body = { role: 'system-administrator', unit: '', why } as const;
    return (await granting.act({ params: { official }, body })) !== undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(rolesText.appoint)}</Button>
      <FormDialog<Values>
        open={isOpen}
        title={t(rolesText.appoint)}
        form={form}
        acting={granting}
        onSend={appoint}
        onClose={() => setOpen(false)}
      >
        <p className="note">{t(rolesText['appoint-about'])}</p>
        <Form.Item
          name="official"
          label={t(unitText['person-id'])}
          rules={useMust('text')}
          extra={t(unitText['person-id-hint'])}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Why rows={2} most={400} />
      </FormDialog>
    </>
  );
}
