import Form, { type FormInstance } from 'antd/es/form';
import Modal from 'antd/es/modal';
import { useId, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { parts } from '../../shared/text/console/parts.ts';
import { useDraft } from '../api/use-draft.ts';
import { useWords } from '../words.tsx';
import { Acted } from './acted.tsx';

interface FormDialogProps<T extends object> {
  readonly open?: boolean;
  readonly title: string;
  /** What the button says, where it is not the title. */
  readonly act?: string;
  readonly danger?: boolean;
  /** Pixels. */
  readonly width?: number;
  readonly form: FormInstance<T>;
  /** What it begins with. */
  readonly empty?: Partial<T>;
  /** The name under which what is being typed is kept until it was done. */
  readonly kept?: string;
  /** The field that has the focus when it opens. */
  readonly focused?: string;
  /** Nothing where it is done on this page alone. */
  readonly acting?: { readonly isActing: boolean; readonly isKept: boolean; readonly refused: Error | undefined };
  /** Whether it was done; then what was typed is forgotten and the window closes. */
  readonly onSend: (said: T) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

const idle = { isActing: false, isKept: false, refused: undefined };

/** Asks what an act needs and does it. A no stands beside what was typed. */
export function FormDialog<T extends object>({
  open = true,
  title,
  act = title,
  danger = false,
  width = 520,
  form,
  empty = {},
  kept,
  focused,
  acting = idle,
  onSend,
  onClose,
  children,
}: FormDialogProps<T>) {
  const { t } = useWords();
  const cancel = useId();
  // Where nothing is typed a hasty Enter does nothing that cannot be undone.
  const begin = () => {
    if (focused !== undefined) form.focusField(focused);
    else if (Object.keys(form.getFieldsValue()).length === 0) document.getElementById(cancel)?.focus();
  };
  const { draft, keep, done } = useDraft<Partial<T>>(kept ?? '', empty);
  const send = async (said: T) => {
    if (!(await onSend(said))) return;
    // It goes back to what it is drawn with.
    flushSync(done);
    form.resetFields();
    onClose();
  };
  return (
    <Modal
      open={open}
      width={width}
      title={title}
      okText={act}
      okButtonProps={{ danger, loading: acting.isActing }}
      cancelText={t(parts.cancel)}
      cancelButtonProps={{ id: cancel }}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(isShown) => isShown && begin()}
    >
      <Form<T>
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(_, said) => {
          if (kept !== undefined) keep(said);
        }}
        onFinish={(said) => void send(said)}
      >
        {children}
      </Form>
      <Acted acting={acting} form={form} />
    </Modal>
  );
}
