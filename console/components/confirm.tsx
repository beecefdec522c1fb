import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import type { ReactNode } from 'react';
import { parts } from '../../shared/text/console/parts.ts';
import { useDraft } from '../api/use-draft.ts';
import { useWords } from '../words.tsx';
import { Acted } from './acted.tsx';
import { Why } from './why.tsx';

const idle = { isActing: false, isKept: false, refused: undefined };

interface ConfirmProps {
  readonly open: boolean;
  /** 签审三个月的填报数据 */
  readonly title: string;
  /** What is agreed to, word for word where it is a signature. */
  readonly children?: ReactNode;
  /** What the button says: 签审. */
  readonly act: string;
  readonly danger?: boolean;
  /** Where a reason is asked for: the name under which what is being typed is kept. */
  readonly whyKept?: string;
  /** Characters it has at least. */
  readonly least?: number;
  /** Nothing where it is done on this page alone. */
  readonly acting?: { readonly isActing: boolean; readonly isKept: boolean; readonly refused: Error | undefined };
  /** Closes it itself, once it was done. */
  readonly onConfirm: (why: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Before somebody signs, returns or decides: what it is, why, and then one button. A no stands beside what was typed. */
export function Confirm({
  open,
  title,
  children,
  act,
  danger = false,
  whyKept,
  least = 1,
  acting = idle,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { t } = useWords();
  const [form] = Form.useForm<{ why: string }>();
  const { draft, keep, done } = useDraft(`why/${whyKept ?? ''}`, { why: '' });
  const confirm = async () => {
    const { why = '' } = whyKept === undefined ? {} : await form.validateFields();
    if (!(await onConfirm(why))) return;
    done();
    form.resetFields();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={title}
      okText={act}
      okButtonProps={{ danger, loading: acting.isActing }}
      cancelText={t(parts.cancel)}
      onOk={() => void confirm().catch(() => undefined)}
      onCancel={onClose}
      afterOpenChange={(isShown) => isShown && whyKept !== undefined && form.focusField('why')}
    >
      {children}
      {whyKept !== undefined && (
        <Form form={form} layout="vertical" initialValues={draft} onValuesChange={(_, values) => keep(values)}>
          <Why rows={3} most={2000} least={least} />
        </Form>
      )}
      <Acted acting={acting} form={form} />
    </Modal>
  );
}
