import Form from 'antd/es/form';
import type { ComponentProps, ReactNode } from 'react';
import { FormDialog } from './form-dialog.tsx';
import { Why } from './why.tsx';

interface ConfirmProps extends Pick<
  ComponentProps<typeof FormDialog<Said>>,
  'open' | 'title' | 'act' | 'danger' | 'acting' | 'onClose'
> {
  /** What is agreed to, word for word where it is a signature. */
  readonly children?: ReactNode;
  /** Where a reason is asked for: the name under which what is being typed is kept. */
  readonly whyKept?: string;
  /** Characters it has at least. */
  readonly least?: number;
  /** Closes it itself, once it was done. */
  readonly onConfirm: (why: string) => Promise<boolean>;
}

interface Said {
  readonly why?: string;
}

/** Before somebody signs, returns or decides: what it is, why, and then one button. */
export function Confirm({ children, whyKept, least = 1, onConfirm, ...dialog }: ConfirmProps) {
  const [form] = Form.useForm<Said>();
  return (
    <FormDialog<Said>
      {...dialog}
      form={form}
      {...(whyKept === undefined ? {} : { kept: `why/${whyKept}`, focused: 'why' })}
      onSend={({ why = '' }) => onConfirm(why)}
    >
      {children}
      {whyKept !== undefined && <Why rows={3} most={2000} least={least} />}
    </FormDialog>
  );
}
