import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { organisationPage, rolesText, unitText } from '../../../shared/text/console/organisation.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';

interface Values {
  official: string;
  why: string;
}

/** The first people are registered by somebody who is registered by nobody. */
export function Appoint() {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<Values>();
  const granting = useAct('organisation.grant');
  const appoint = async () => {
    const { official, why } = await form.validateFields();
    const body = { role: 'system-administrator', unit: '', why } as const;
    if (!(await granting.act({ params: { official }, body }))) return;
    form.resetFields();
    setOpen(false);
  };
  const must = [{ required: true, whitespace: true, message: t(organisationPage.required) }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(rolesText.appoint)}</Button>
      <Modal
        open={isOpen}
        title={t(rolesText.appoint)}
        okText={t(rolesText.appoint)}
        cancelText={t(parts.cancel)}
        okButtonProps={{ loading: granting.isActing }}
        onOk={() => void appoint().catch(() => undefined)}
        onCancel={() => setOpen(false)}
      >
        <p className="note">{t(rolesText['appoint-about'])}</p>
        <Form form={form} layout="vertical">
          <Form.Item
            name="official"
            label={t(unitText['person-id'])}
            rules={must}
            extra={t(unitText['person-id-hint'])}
          >
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="why" label={t(parts.why)} rules={must}>
            <Input.TextArea rows={2} maxLength={400} />
          </Form.Item>
        </Form>
        <Acted acting={granting} form={form} />
      </Modal>
    </>
  );
}
