import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { decideText } from '../../../shared/text/console/scheme-forms.ts';
import { useAct } from '../../api/use-act.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import type { Document } from './editing.tsx';
import { nameOf } from './told.ts';

interface DecidingProps {
  readonly document: Document;
  readonly isSaved: boolean;
  readonly problems: number;
  /** What was typed and not saved goes with it. */
  readonly onDropped: () => void;
}

/** The office submits; the committee, none of whom had a hand in it, approves what it read or gives it back with a reason. */
export function Deciding({ document, isSaved, problems, onDropped }: DecidingProps) {
  const { t } = useWords();
  const desk = useDesk();
  const [open, setOpen] = useState<'submit' | 'approve' | 'return' | 'drop'>();
  const { state, version, makers, hash, returned } = document.standing;
  const params = { scheme: document.scheme.id, version };
  const submitting = useAct('schemes.submit');
  const returning = useAct('schemes.return');
  const dropping = useAct('schemes.drop');
  const close = () => setOpen(undefined);
  const isOpen = state === 'draft' || state === 'submitted';
  const isOffice = holds(desk, 'performance-office') && isOpen;
  const isCommittee = holds(desk, 'committee') && isOpen;
  const wasSubmitted = state === 'submitted' || returned ? t(decideText['drop-not-now']) : undefined;
  const notNow =
    (!isSaved && t(decideText['save-first'])) ||
    (problems > 0 && t(decideText['mend-first'], { count: problems })) ||
    undefined;
  const notSubmitted = state === 'submitted' ? undefined : t(decideText['not-submitted']);
  const maker = makers.includes(desk.id) ? t(decideText.maker) : undefined;
  return (
    <>
      {isOffice && (
        <ActButton why={wasSubmitted} onClick={() => setOpen('drop')}>
          {t(decideText.drop)}
        </ActButton>
      )}
      {isOffice && state === 'draft' && (
        <ActButton why={notNow} onClick={() => setOpen('submit')}>
          {t(decideText.submit)}
        </ActButton>
      )}
      {isCommittee && (
        <>
          <ActButton why={notSubmitted} onClick={() => setOpen('return')}>
            {t(decideText.return)}
          </ActButton>
          <ActButton type="primary" why={notSubmitted ?? maker} onClick={() => setOpen('approve')}>
            {t(decideText.approve)}
          </ActButton>
        </>
      )}
      <Confirm
        open={open === 'submit'}
        title={t(decideText['submit-title'])}
        act={t(decideText.submit)}
        acting={submitting}
        onConfirm={async () => (await submitting.act({ params, body: {} })) !== undefined}
        onClose={close}
      >
        <p>{t(decideText['submit-about'])}</p>
      </Confirm>
      <Confirm
        open={open === 'return'}
        title={t(decideText['return-title'], { version })}
        act={t(decideText.return)}
        danger
        whyKept={`scheme-return/${params.scheme}/${version}`}
        acting={returning}
        onConfirm={async (reason) => (await returning.act({ params, body: { reason } })) !== undefined}
        onClose={close}
      />
      <Confirm
        open={open === 'drop'}
        title={t(decideText['drop-title'], { version })}
        act={t(decideText.drop)}
        danger
        whyKept={`scheme-drop/${params.scheme}/${version}`}
        acting={dropping}
        onConfirm={async (reason) => {
          const isDropped = (await dropping.act({ params, body: { reason } })) !== undefined;
          if (isDropped) onDropped();
          return isDropped;
        }}
        onClose={close}
      >
        <p>{t(decideText['drop-about'])}</p>
      </Confirm>
      {open === 'approve' && <Approving document={document} hash={hash} onClose={close} />}
    </>
  );
}

interface ApprovingProps {
  readonly document: Document;
  readonly hash: string;
  readonly onClose: () => void;
}

interface Values {
  readonly meeting: string;
  readonly specialRules?: string[];
}

function Approving({ document: { scheme, standing, specialRules }, hash, onClose }: ApprovingProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Values>();
  const approving = useAct('schemes.approve');
  const items = scheme.sections.flatMap((section) => (section.items === 'common' ? section.indicators : []));
  const { version } = standing;
  const approve = async ({ meeting, specialRules: named = [] }: Values) => {
    const body = { hash, meeting, specialRules: named };
    return (await approving.act({ params: { scheme: scheme.id, version }, body })) !== undefined;
  };
  return (
    <FormDialog<Values>
      title={t(decideText['approve-title'], { version })}
      act={t(decideText.approve)}
      form={form}
      acting={approving}
      onSend={approve}
      onClose={onClose}
    >
      <p>{t(decideText['approve-about'])}</p>
      <Form.Item
        name="meeting"
        label={t(decideText.meeting)}
        extra={t(decideText['meeting-hint'])}
        rules={[{ required: true, whitespace: true, message: t(decideText['meeting-missing']) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {specialRules.length > 0 && (
        <Form.Item
          name="specialRules"
          label={t(decideText.special)}
          rules={[
            {
              validator: (_, given: string[] = []) =>
                given.length === specialRules.length
                  ? Promise.resolve()
                  : Promise.reject(new Error(t(decideText['special-missing']))),
            },
          ]}
        >
          <Checkbox.Group
            className="scheme-special"
            options={specialRules.map((id) => ({
              value: id,
              label: t(nameOf(items.find((item) => item.id === id)?.name)),
            }))}
          />
        </Form.Item>
      )}
    </FormDialog>
  );
}
