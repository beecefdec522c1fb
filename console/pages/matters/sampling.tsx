import Alert from 'antd/es/alert';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { parts } from '../../../shared/text/console/parts.ts';
import { sampling } from '../../../shared/text/console/sampling.ts';
import { phaseNames } from '../../../shared/text/states.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { ActButton } from '../../components/act-button.tsx';
import { Acted } from '../../components/acted.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';

interface Said {
  readonly percent: number | null;
  readonly seed: string;
  readonly lot: string;
}

const nothing: Said = { percent: 5, seed: '', lot: '' };
const drawable: readonly Period['phase'][] = ['feedback', 'application'];
/** The share as the server takes it: text of at most four digits, so that nothing is rounded on the way. */
const shareOf = (percent: number): string => String(Number((percent / 100).toFixed(4)));

/** 抽查: a supervisor has subjects drawn by lot whose results are rechecked. */
export function Sampling({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const why = drawable.includes(period.phase)
    ? undefined
    : t(sampling['not-now'], { phase: t(phaseNames[period.phase]) });
  return (
    <>
      <ActButton why={why} onClick={() => setOpen(true)}>
        {t(sampling.title)}
      </ActButton>
      {isOpen && <Draw period={period} onClose={() => setOpen(false)} />}
    </>
  );
}

function Draw({ period: { id }, onClose }: { readonly period: Period; readonly onClose: () => void }) {
  const { t } = useWords();
  const [form] = Form.useForm<Said>();
  const { draft, keep, done } = useDraft(`matters/sample/${id}`, nothing);
  const drawing = useAct('matters.sample');
  const [told, setTold] = useState<string>();
  const draw = async ({ percent, seed, lot }: Said) => {
    const body = { share: shareOf(percent ?? 0), seed: seed.trim(), lot: lot.trim() };
    const answer = await drawing.act({ params: { period: id }, body });
    if (!answer) return;
    done();
    setTold(t(answer.body.begun ? sampling.begun : sampling.known));
  };
  const missing = (label: keyof typeof sampling) => ({
    required: true,
    message: t(sampling.missing, { label: t(sampling[label]) }),
  });
  return (
    <Modal
      open
      title={t(sampling.title)}
      okText={t(told === undefined ? sampling.draw : sampling.close)}
      cancelText={t(parts.cancel)}
      confirmLoading={drawing.isActing}
      onOk={() => (told === undefined ? form.submit() : onClose())}
      onCancel={onClose}
    >
      {told === undefined ? (
        <>
          <p className="note">{t(sampling.about)}</p>
          <Form<Said>
            form={form}
            layout="vertical"
            initialValues={draft}
            onValuesChange={(_, said: Said) => keep(said)}
            onFinish={(said) => void draw(said)}
          >
            <Form.Item name="percent" label={t(sampling.share)} rules={[missing('share')]}>
              <InputNumber min={0.01} max={100} precision={2} />
            </Form.Item>
            <Form.Item name="seed" label={t(sampling.seed)} rules={[missing('seed')]} extra={t(sampling['seed-about'])}>
              <Input maxLength={64} />
            </Form.Item>
            <Form.Item name="lot" label={t(sampling.lot)} rules={[missing('lot')]} extra={t(sampling['lot-about'])}>
              <Input maxLength={200} />
            </Form.Item>
          </Form>
          <Acted acting={drawing} form={form} />
        </>
      ) : (
        <Alert type="success" showIcon role="status" title={told} />
      )}
    </Modal>
  );
}
