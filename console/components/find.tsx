import Input from 'antd/es/input';

interface FindProps {
  readonly label: string;
  readonly onFind: (words: string) => void;
}

/** Narrows a list to what holds these words, as they are typed. */
export function Find({ label, onFind }: FindProps) {
  return (
    <Input.Search
      className="find"
      allowClear
      aria-label={label}
      placeholder={label}
      onChange={({ target }) => onFind(target.value.trim())}
    />
  );
}
