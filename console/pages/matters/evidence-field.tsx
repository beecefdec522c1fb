import Tag from 'antd/es/tag';
import { useAct } from '../../api/use-act.ts';
import { Acted } from '../../components/acted.tsx';
import { Upload } from '../../components/upload.tsx';

interface Piece {
  readonly id: string;
  readonly name: string;
}

interface EvidenceFieldProps {
  readonly params: { readonly period: string; readonly subject: string };
  /** Given by the form. */
  readonly value?: readonly Piece[];
  readonly onChange?: (pieces: readonly Piece[]) => void;
}

/** Files are registered with the subject and sent up at once; what is submitted names them. */
export function EvidenceField({ params: { period, subject }, value = [], onChange }: EvidenceFieldProps) {
  const offering = useAct('progress.offer-evidence');
  return (
    <>
      <ul className="acts">
        {value.map(({ id, name }) => (
          <li key={id}>
            <Tag closable onClose={() => onChange?.(value.filter((one) => one.id !== id))}>
              {name}
            </Tag>
          </li>
        ))}
      </ul>
      <Upload
        offer={async (file) => (await offering.act({ params: { period, subject }, body: file }))?.body}
        onUploaded={({ id, name }) => onChange?.([...value, { id, name }])}
      />
      <Acted acting={offering} />
    </>
  );
}
