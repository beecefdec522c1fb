import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { parts } from '../../../shared/text/console/parts.ts';
import { moveText } from '../../../shared/text/console/periods.ts';
import { phaseNames } from '../../../shared/text/states.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Acted } from '../../components/acted.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import { timed } from './timed.ts';

interface Values {
  readonly deadlines: Partial<Record<(typeof timed)[number], string>>;
  readonly why: string;
}

/** 延长截止日: the days that change, and why. */
export function ExtendForm({ period, onClose }: { readonly period: Period; readonly onClose: () => void }) {
  const { t, now } = useWords();
  const [form] = Form.useForm<Values>();
  const extending = useAct('periods.extend');
  const said = Object.fromEntries(timed.map((phase) => [phase, period.deadlines[phase].date]));
  const { draft, keep, done } = useDraft(`why/extend/${period.id}`, { why: '' });
  const isOpen = period.phase !== 'draft';
  const isOver = (phase: (typeof timed)[number]) => isOpen && Date.parse(period.deadlines[phase].until) < now();
  const save = async () => {
    const { deadlines, why } = await form.validateFields();
    const changed = Object.fromEntries(
      timed.flatMap((phase) =>
        deadlines[phase] && deadlines[phase] !== said[phase] ? [[phase, deadlines[phase]]] : [],
      ),
    );
    if (!(await extending.act({ params: { period: period.id }, body: { deadlines: changed, reason: why } }))) return;
    done();
    onClose();
  };
  return (
    <Modal
      open
      title={t(moveText['extend-title'], { period: t(period.name) })}
      okText={t(moveText.save)}
      okButtonProps={{ loading: extending.isActing }}
      cancelText={t(parts.cancel)}
      onOk={() => void save().catch(() => undefined)}
      onCancel={onClose}
    >
      <p className="note">{t(moveText['extend-about'])}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ deadlines: said, ...draft }}
        onValuesChange={(_, { why }) => keep({ why })}
      >
        <div className="two-fields">
          {timed.map((phase) => (
            <Form.Item
              key={phase}
              name={['deadlines', phase]}
              label={`${t(phaseNames[phase])}${isOver(phase) ? `（${t(moveText.over)}）` : ''}`}
            >
              <Input type="date" disabled={isOver(phase)} {...(isOpen ? { min: said[phase] } : {})} />
            </Form.Item>
          ))}
        </div>
        <Why rows={2} most={1000} least={2} />
      </Form>
      <Acted acting={extending} form={form} />
    </Modal>
  );
}
