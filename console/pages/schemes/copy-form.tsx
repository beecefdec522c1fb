import Alert from 'antd/es/alert';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import Spin from 'antd/es/spin';
import { useNavigate } from 'react-router';
import { beginText } from '../../../shared/text/console/scheme-forms.ts';
import { useAct } from '../../api/use-act.ts';
import { usePages } from '../../api/use-read.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useMust } from '../../components/must.ts';
import { periodOptions } from '../../components/period-choice.tsx';
import { useWords } from '../../words.tsx';
import { Owner, useOwners } from '../../components/owner.tsx';
import { keepReport } from './report.tsx';

interface Values {
  readonly from: string;
  readonly for: string;
  readonly as: 'next' | 'own';
  readonly id?: string;
  readonly owner?: string;
}

/** Last quarter's scheme for the next: the draft opens with what became of each part. */
export function CopyForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const go = useNavigate();
  const [form] = Form.useForm<Values>();
  const owners = useOwners();
  const { rows, isReading } = usePages('periods.list', {}, ({ periods }) => periods);
  const copying = useAct('schemes.copy');
  const as = Form.useWatch('as', form);
  const [earlier, later] = [
    rows.filter(({ phase }) => phase !== 'draft'),
    rows.filter(({ phase }) => phase === 'draft'),
  ];
  const copy = async ({ id, owner, as: kind, ...between }: Values) => {
    const own = kind === 'own' && id !== undefined ? { as: { id, ...(owner === undefined ? {} : { owner }) } } : {};
    const answer = await copying.act({ body: { ...between, ...own } });
    if (!answer) return false;
    const { scheme, standing, report } = answer.body;
    keepReport(scheme, standing.version, report);
    await go(`/schemes/${scheme}/${standing.version}?view=report`);
    return true;
  };
  const must = useMust();
  return (
    <FormDialog<Values>
      title={t(beginText['copy-title'])}
      act={t(beginText.copy)}
      form={form}
      acting={copying}
      empty={{ as: 'next' }}
      onSend={copy}
      onClose={onClose}
    >
      {!isReading && earlier.length === 0 && <Alert type="info" showIcon title={t(beginText['from-none'])} />}
      {!isReading && later.length === 0 && <Alert type="info" showIcon title={t(beginText['to-none'])} />}
      {/* What is most likely meant stands there once the periods are known. */}
      {isReading ? (
        <Spin />
      ) : (
        <>
          <Form.Item name="from" label={t(beginText.from)} rules={must} initialValue={earlier[0]?.id}>
            <Select showSearch optionFilterProp="label" options={periodOptions(earlier, words)} />
          </Form.Item>
          <Form.Item name="for" label={t(beginText.to)} rules={must} initialValue={later[0]?.id}>
            <Select showSearch optionFilterProp="label" options={periodOptions(later, words)} />
          </Form.Item>
          <Form.Item name="as" label={t(beginText.as)}>
            <Radio.Group
              options={[
                { value: 'next', label: t(beginText['as-next']) },
                { value: 'own', label: t(beginText['as-own']) },
              ]}
            />
          </Form.Item>
        </>
      )}
      {as === 'own' && (
        <>
          <Form.Item name="id" label={t(beginText.id)} extra={t(beginText['id-hint'])} rules={must}>
            <Input />
          </Form.Item>
          <Owner owners={owners} />
        </>
      )}
    </FormDialog>
  );
}
