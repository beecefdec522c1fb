import { useParams } from 'react-router';
import { SchemeList } from './list.tsx';
import { Version } from './version.tsx';

/** 考核办法: all of them, or one version of one. */
export default function Schemes() {
  const { scheme, version } = useParams();
  if (scheme === undefined || version === undefined) return <SchemeList />;
  return <Version key={`${scheme} ${version}`} id={scheme} version={Number(version)} />;
}
