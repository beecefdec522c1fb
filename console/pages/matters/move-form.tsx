import Button from 'antd/es/button';
import Form from 'antd/es/form';
import { parts as partTexts } from '../../../shared/text/console/parts.ts';
import { oneMatter } from '../../../shared/text/console/matters.ts';
import type { Body } from '../../api/lines.ts';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Acted } from '../../components/acted.tsx';
import { useWords } from '../../words.tsx';
import { FieldIn } from './field.tsx';
import { bodyOf } from './said.ts';
import type { Choices } from './typed.tsx';

export type Offered = Body<'matters.openings'>['moves'][number];

interface MoveFormProps {
  readonly move: Offered;
  readonly choices: Choices;
  /** What fills the path of its route. */
  readonly params: { readonly period: string; readonly subject: string; readonly matter?: string };
  /** The name under which what is being typed is kept. */
  readonly kept: string;
  /** With the id of the matter that was begun or moved. */
  readonly onDone: (matter: string | undefined) => void;
  readonly onCancel: () => void;
}

/** The form of a move, made of its data: whichever kind it is of, nothing is written for it here. */
export function MoveForm({ move, choices, params, kept, onDone, onCancel }: MoveFormProps) {
  const { t } = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const acting = useAct(`told:${move.route}`);
  const { draft, keep, done } = useDraft<Record<string, unknown>>(`matters/${kept}`, {});
  const submit = async (said: Record<string, unknown>) => {
    const { n, body } = move.sent ?? {};
    const answer = await acting.act({ params: { ...params, n }, body: { ...body, ...bodyOf(move.fields, said) } });
    if (!answer) return;
    done();
    onDone(idIn(answer.body));
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className="move-form"
      initialValues={draft}
      scrollToFirstError
      onValuesChange={(_, said) => keep(said)}
      onFinish={(said) => void submit(said)}
    >
      {move.fields.map((field) => (
        <FieldIn key={field.name} field={field} at={[field.name]} choices={choices} params={params} />
      ))}
      <Acted acting={acting} form={form} />
      <p className="acts">
        <Button type="primary" htmlType="submit" loading={acting.isActing}>
          {t(oneMatter.submit)}
        </Button>
        <Button onClick={onCancel}>{t(partTexts.cancel)}</Button>
      </p>
    </Form>
  );
}

function idIn(body: unknown): string | undefined {
  const id: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
