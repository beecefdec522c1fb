import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { leavingText, withdrawText } from '../../../shared/text/console/subjects.ts';
import { groundNames } from '../../../shared/text/life.ts';
import type { Ask } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { DocumentFields } from '../../components/document-fields.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Why } from '../../components/why.tsx';
import { useWords } from '../../words.tsx';
import type { Subject } from './use-subjects.ts';

type Withdrawal = NonNullable<Ask<'periods.withdraw'>['body']>;
type OfKind = Exclude<Withdrawal['ground'], 'exempt'>;

interface Said extends Pick<Withdrawal, 'document' | 'reason'> {
  readonly ground: OfKind | `exempt/${string}`;
}

const ofUnits: readonly OfKind[] = ['merged', 'dissolved'];
const ofPeople: readonly OfKind[] = ['left'];
const exempt = 'exempt/';

interface WithdrawFormProps {
  readonly period: Period;
  readonly subject: Subject;
  readonly onClose: () => void;
}

/** 提请退出考核: on which ground, or by which exemption of the scheme, with the document that says so. */
export function WithdrawForm({ period, subject: { subject, name, kind }, onClose }: WithdrawFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const asking = useAct('periods.withdraw');
  const must = useMust();
  const { id: scheme = '', version = 0 } = period.scheme ?? {};
  const { data } = useRead(
    'schemes.read-version',
    { params: { scheme, version: String(version) } },
    { when: period.scheme !== undefined },
  );
  const exemptions = data?.scheme.exemptions ?? [];
  const send = async ({ ground, document, reason }: Said) => {
    const said = { document, reason };
    const body: Withdrawal = isOfKind(ground)
      ? { ground, ...said }
      : { ground: 'exempt', exemption: ground.slice(exempt.length), ...said };
    return (await asking.act({ params: { period: period.id, subject }, body })) !== undefined;
  };
  return (
    <FormDialog<Said>
      title={t(withdrawText.title, { subject: t(name) })}
      act={t(withdrawText.withdraw)}
      width={640}
      form={form}
      kept={`withdrawal/ask/${period.id}/${subject}`}
      acting={asking}
      onSend={send}
      onClose={onClose}
    >
      <p className="note">{t(withdrawText.about)}</p>
      <Form.Item name="ground" label={t(leavingText.ground)} rules={must}>
        <Select
          options={[
            ...(kind === 'official' ? ofPeople : ofUnits).map((value) => ({ value, label: t(groundNames[value]) })),
            ...exemptions.map((one) => ({ value: `${exempt}${one.id}`, label: t(one.name) })),
          ]}
        />
      </Form.Item>
      <DocumentFields />
      <Why name="reason" rows={3} most={500} least={4} />
    </FormDialog>
  );
}

const isOfKind = (ground: Said['ground']): ground is OfKind => !ground.startsWith(exempt);
