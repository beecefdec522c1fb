import Button from 'antd/es/button';
import Result from 'antd/es/result';
import { Component, type ReactNode } from 'react';
import { refusing } from '../../shared/text/console/shell.ts';
import { useWords } from '../words.tsx';

/** A page that fails, or whose files are gone since a new version came, takes nothing else with it. */
export class Guarded extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useWords();
  return (
    <Result
      status="error"
      title={t(refusing.broken)}
      subTitle={t(refusing['broken-remedy'])}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t(refusing.reload)}
        </Button>
      }
    />
  );
}
