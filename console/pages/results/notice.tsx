import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import { receiving } from '../../../shared/text/console/results.ts';
import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { ActButton } from '../../components/act-button.tsx';
import { DueDay } from '../../components/due-day.tsx';
import { Acted } from '../../components/acted.tsx';
import { useDesk, type Desk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';

interface NoticeProps {
  readonly period: string;
  readonly subject: string;
  readonly notice: NonNullable<Body<'results.standing'>['notice']>;
}

/** 考核结果通知: by when it is to be acknowledged, by whom it was, and doing so. */
export function Notice({ period, subject, notice }: NoticeProps) {
  const { t, now, moment } = useWords();
  const { received, due, objectionUntil } = notice;
  return (
    <section className="notice" aria-labelledby="notice">
      <h3 id="notice">{t(receiving.title)}</h3>
      {received ? (
        <p>{t(receiving.received, { at: moment(received.at), finding: t(receiving[received.finding]) })}</p>
      ) : (
        <p>
          {t(receiving.due)} <DueDay due={due} overdue={Date.parse(due) < now()} />
        </p>
      )}
      {objectionUntil !== undefined && (
        <p className="note">{t(receiving['objection-until'], { at: moment(objectionUntil) })}</p>
      )}
      {!received && <Signing period={period} subject={subject} hash={notice.hash} />}
    </section>
  );
}

const isSide = ({ id, grants }: Desk, subject: string): boolean =>
  subject === `official.${id}` || grants.some(({ unit }) => unit !== undefined && subject === `unit.${unit.id}`);

const signs = ({ id, grants }: Desk, subject: string): boolean =>
  subject === `official.${id}` ||
  grants.some(({ role, unit }) => role === 'unit-leader' && unit !== undefined && subject === `unit.${unit.id}`);

interface Said {
  readonly finding: 'no-objection' | 'objects';
  readonly text?: string;
}

function Signing({
  period,
  subject,
  hash,
}: {
  readonly period: string;
  readonly subject: string;
  readonly hash: string;
}) {
  const { t } = useWords();
  const desk = useDesk();
  const [form] = Form.useForm<Said>();
  const finding = Form.useWatch('finding', form);
  const signing = useAct('results.acknowledge');
  const { draft, keep, done } = useDraft<Said>(`results/notice/${period}/${subject}`, { finding: 'no-objection' });
  if (!isSide(desk, subject)) return null;
  const why = signs(desk, subject) ? undefined : t(receiving['not-mine']);
  const sign = async ({ finding: said, text }: Said) => {
    const body = { hash, finding: said, ...(said === 'objects' && text !== undefined ? { text } : {}) };
    if (await signing.act({ params: { period, subject }, body })) done();
  };
  return (
    <Form<Said>
      form={form}
      layout="vertical"
      initialValues={draft}
      onValuesChange={(_, said: Said) => keep(said)}
      onFinish={(said) => void sign(said)}
    >
      <Form.Item name="finding" label={t(receiving.finding)}>
        <Radio.Group
          disabled={why !== undefined}
          options={(['no-objection', 'objects'] as const).map((value) => ({ value, label: t(receiving[value]) }))}
        />
      </Form.Item>
      {finding === 'objects' && (
        <Form.Item
          name="text"
          label={t(receiving.text)}
          extra={t(receiving['no-recheck'])}
          rules={[{ required: true, whitespace: true, min: 4, message: t(receiving['text-missing']) }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      )}
      <Acted acting={signing} form={form} />
      <ActButton type="primary" htmlType="submit" why={why} loading={signing.isActing}>
        {t(receiving.sign)}
      </ActButton>
    </Form>
  );
}
