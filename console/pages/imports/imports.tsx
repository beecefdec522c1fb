import { useParams } from 'react-router';
import { PageFrame } from '../../components/page-frame.tsx';
import { imports as page } from './page.ts';
import { Past } from './past.tsx';
import { Start } from './start.tsx';
import { Work } from './work.tsx';

export default function Imports() {
  const { import: id } = useParams();
  if (id !== undefined) return <Work key={id} id={id} />;
  return (
    <PageFrame {...page}>
      <Start />
      <Past />
    </PageFrame>
  );
}
