import Button from 'antd/es/button';
import Result from 'antd/es/result';
import Spin from 'antd/es/spin';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { shell, signing } from '../../shared/text/console/shell.ts';
import { session } from '../api/session.ts';
import { useRead } from '../api/use-read.ts';
import { Refused } from '../components/refused.tsx';
import { useWords } from '../words.tsx';
import { Laid } from './desk.tsx';
import { Ended } from './ended.tsx';
import { Frame } from './frame.tsx';
import { LeaveButton } from './leave-button.tsx';

/** Whoever comes is signed in first, and then finds their desk. */
export function Entry() {
  const { pathname } = useLocation();
  if (pathname === '/signed-in') return <SignedIn />;
  if (!session.isOpen() || pathname === '/sign-in') return <SignIn apart={pathname === '/sign-in'} />;
  return (
    <>
      <Ended />
      <AtDesk />
    </>
  );
}

function AtDesk() {
  const { t } = useWords();
  const { data: desk, refused, again } = useRead('duties.desk');
  if (desk)
    return (
      <Laid desk={desk}>
        <Frame />
      </Laid>
    );
  if (!refused) return <Waiting text={t(shell.reading)} />;
  return (
    <main className="alone">
      <Refused error={refused} again={again} />
      <LeaveButton />
    </main>
  );
}

/** Goes to the issuer, and back to where the person wanted to go. */
function SignIn({ apart }: { readonly apart: boolean }) {
  const { t, language } = useWords();
  const { pathname, search } = useLocation();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    const begin = async () =>
      (await import('../api/oidc.ts')).beginSignIn({ to: apart ? '/' : pathname + search, apart }, language);
    begin().catch(setFailed);
    // Once: whoever changes the language now is on the way already.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  if (failed !== undefined) return <Failed title={t(signing['no-settings'])} error={failed} />;
  return <Waiting text={t(signing['signing-in'])} />;
}

let ending: Promise<{ to: string; apart: boolean }> | undefined;

function SignedIn() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [failed, setFailed] = useState<unknown>();
  const [apart, setApart] = useState(false);
  useEffect(() => {
    // A code is good for one time, and React calls an effect twice where it looks for faults.
    ending ??= import('../api/oidc.ts').then(({ endSignIn }) => endSignIn());
    ending.then((wish) => {
      if (!wish.apart) return navigate(wish.to, { replace: true });
      setApart(true);
      return close();
    }, setFailed);
  }, [navigate]);
  if (failed !== undefined) return <Failed title={t(signing.failed)} error={failed} />;
  return <Waiting text={t(apart ? signing['close-window'] : signing['signing-in'])} still={apart} />;
}

function Failed({ title, error }: { readonly title: string; readonly error: unknown }) {
  const { t } = useWords();
  return (
    <main className="alone">
      <Result
        status="warning"
        title={title}
        subTitle={
          <>
            {t(signing['failed-remedy'])}
            <br />
            <code>{error instanceof Error ? error.message : String(error)}</code>
          </>
        }
        extra={
          <Button type="primary" href="/">
            {t(signing.again)}
          </Button>
        }
      />
    </main>
  );
}

function Waiting({ text, still = false }: { readonly text: string; readonly still?: boolean }) {
  return (
    <main className="alone" role="status">
      {!still && <Spin size="large" />}
      <p>{text}</p>
    </main>
  );
}
