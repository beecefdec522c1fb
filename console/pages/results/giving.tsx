import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import { settling } from '../../../shared/text/console/results.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

interface GivingProps {
  readonly period: string;
  /** A unit runs it: numbers are the government's. */
  readonly ofUnit: boolean;
  readonly act: 'announce' | 'publish';
  readonly onClose: () => void;
}

interface Said {
  readonly number?: number | null;
}

/** 公示 and 公布: what it brings about is said first; a publication may be given its document number. */
export function Giving({ period, ofUnit, act, onClose }: GivingProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const announcing = useAct('results.announce');
  const publishing = useAct('results.publish');
  const series = useDesk().settings?.series;
  const params = { period };
  const give = async ({ number }: Said) =>
    (act === 'announce'
      ? await announcing.act({ params, body: {} })
      : await publishing.act({ params, body: number ? { number } : {} })) !== undefined;
  return (
    <FormDialog<Said>
      title={t(settling[act])}
      act={t(settling.confirm)}
      form={form}
      acting={act === 'announce' ? announcing : publishing}
      kept={`results/${act}/${period}`}
      onSend={give}
      onClose={onClose}
    >
      <p className="note">{t(settling[`${act}-about`])}</p>
      {act === 'publish' && series !== undefined && !ofUnit && (
        <Form.Item name="number" label={t(settling.number)} extra={t(settling['number-about'], { series })}>
          <InputNumber min={1} max={99_999} precision={0} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
