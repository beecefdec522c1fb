import Alert from 'antd/es/alert';
import { parts } from '../../shared/text/console/parts.ts';
import type { Body } from '../api/lines.ts';
import { useWords } from '../words.tsx';

/** What a list leaves out because it cannot be read, and why. */
export function Unlisted({ incomplete }: { readonly incomplete: Body<'duties.mine'>['incomplete'] }) {
  const { t } = useWords();
  if (incomplete.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t(parts.incomplete)}
      description={
        <ul>
          {incomplete.map(({ period, subject, reason }) => (
            <li key={`${period} ${subject} ${reason.zh}`}>{t(reason)}</li>
          ))}
        </ul>
      }
    />
  );
}
