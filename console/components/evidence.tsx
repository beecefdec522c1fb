import PaperClipOutlined from '@ant-design/icons/es/icons/PaperClipOutlined';
import Button from 'antd/es/button';
import { parts } from '../../shared/text/console/parts.ts';
import { useAct } from '../api/use-act.ts';
import { useWords } from '../words.tsx';
import { Refused } from './refused.tsx';
import { saveFrom } from './save-as.ts';

interface EvidenceProps {
  readonly period: string;
  readonly subject: string;
  /** Of a sealed one the name is not told. */
  readonly pieces: readonly { readonly id: string; readonly name?: string | undefined }[];
}

/** What a figure rests on, to be opened before it is signed or accepted. */
export function Evidence({ period, subject, pieces }: EvidenceProps) {
  const { t } = useWords();
  const opening = useAct('progress.open-evidence');
  const open = async (evidence: string) => {
    const answer = await opening.act({ params: { period, subject, evidence } });
    if (answer) saveFrom(answer.body.url);
  };
  return (
    <>
      {pieces.map(({ id, name = t(parts['evidence-sealed']) }) => (
        <Button
          key={id}
          type="link"
          size="small"
          className="name-link"
          icon={<PaperClipOutlined aria-hidden />}
          aria-label={t(parts['evidence-open'], { name })}
          onClick={() => void open(id)}
        >
          {name}
        </Button>
      ))}
      <Refused error={opening.refused} />
    </>
  );
}
