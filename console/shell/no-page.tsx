import Button from 'antd/es/button';
import Result from 'antd/es/result';
import { useNavigate } from 'react-router';
import { refusing } from '../../shared/text/console/shell.ts';
import { useWords } from '../words.tsx';

export function NoPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title={t(refusing['no-page'])}
      subTitle={t(refusing['no-page-remedy'])}
      extra={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t(refusing.home)}
        </Button>
      }
    />
  );
}
