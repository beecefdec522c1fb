import type { FormInstance } from 'antd/es/form';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import type { ReactNode } from 'react';
import { settling } from '../../../shared/text/console/results.ts';
import { parts } from '../../../shared/text/console/parts.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Acted } from '../../components/acted.tsx';
import type { Text } from '../../../shared/text/refusal.ts';
import { useWords } from '../../words.tsx';

interface ActFormProps<T extends object> {
  readonly title: Text;
  readonly about: Text;
  readonly form: FormInstance<T>;
  readonly act: { readonly isActing: boolean; readonly isKept: boolean; readonly refused: Error | undefined };
  /** The name under which what is being typed is kept. */
  readonly kept: string;
  readonly empty: T;
  /** Whether it was done; then what was typed is forgotten and the window closes. */
  readonly doIt: (said: T) => Promise<boolean>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** What is asked before a step that others rely on. */
export function ActForm<T extends object>({
  title,
  about,
  form,
  act,
  kept,
  empty,
  doIt,
  onClose,
  children,
}: ActFormProps<T>) {
  const { t } = useWords();
  const { draft, keep, done } = useDraft(`results/${kept}`, empty);
  const finish = async (said: T) => {
    if (!(await doIt(said))) return;
    done();
    onClose();
  };
  return (
    <Modal
      open
      title={t(title)}
      okText={t(settling.confirm)}
      cancelText={t(parts.cancel)}
      confirmLoading={act.isActing}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="note act-about">{t(about)}</p>
      <Form<T>
        form={form}
        layout="vertical"
        initialValues={draft}
        onValuesChange={(_, said: T) => keep(said)}
        onFinish={(said) => void finish(said)}
      >
        {children}
      </Form>
      <Acted acting={act} form={form} />
    </Modal>
  );
}
