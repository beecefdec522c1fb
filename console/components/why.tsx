import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { parts } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';

/** The reason, in the form of whatever is not done without one; of `most` characters. */
export function Why({ rows, most }: { readonly rows: number; readonly most: number }) {
  const { t } = useWords();
  return (
    <Form.Item
      name="why"
      label={t(parts.why)}
      rules={[{ required: true, whitespace: true, message: t(parts['why-missing']) }]}
    >
      <Input.TextArea rows={rows} maxLength={most} showCount />
    </Form.Item>
  );
}
