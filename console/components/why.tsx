import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { parts } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';

interface WhyProps {
  readonly rows: number;
  /** Characters. */
  readonly most: number;
  readonly least?: number;
  /** Where it is not called a reason. */
  readonly label?: string;
  readonly name?: string | readonly (string | number)[];
}

/** The reason, in the form of whatever is not done without one. */
export function Why({ rows, most, least = 1, label, name = 'why' }: WhyProps) {
  const { t } = useWords();
  return (
    <Form.Item
      name={typeof name === 'string' ? name : [...name]}
      label={label ?? t(parts.why)}
      rules={[
        { required: true, whitespace: true, message: t(parts['why-missing']) },
        { min: least, message: t(parts['why-short'], { least }) },
      ]}
    >
      <Input.TextArea rows={rows} maxLength={most} showCount />
    </Form.Item>
  );
}
