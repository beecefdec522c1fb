import Spin from 'antd/es/spin';
import { shell } from '../../shared/text/console/shell.ts';
import { useWords } from '../words.tsx';

/** Stands where something will be shown once it was read. */
export function Reading() {
  const { t } = useWords();
  return (
    <div className="page-reading" role="status" aria-label={t(shell.reading)}>
      <Spin />
    </div>
  );
}
