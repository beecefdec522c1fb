import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { documentText } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';
import { useMust } from './must.ts';

const fields = ['number', 'title', 'issuer'] as const;

/** The document that something rests on, at its place in the form. */
export function DocumentFields({ at = ['document'] }: { readonly at?: readonly string[] }) {
  const { t } = useWords();
  const must = useMust('text');
  return fields.map((field) => (
    <Form.Item key={field} name={[...at, field]} label={t(documentText[field])} rules={must}>
      <Input maxLength={field === 'title' ? 200 : field === 'number' ? 80 : 100} />
    </Form.Item>
  ));
}
