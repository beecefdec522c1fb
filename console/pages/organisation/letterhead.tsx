import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import type { ChangeEvent } from 'react';
import { letterheadText } from '../../../shared/text/console/letterhead.ts';
import { base64Of } from '../../api/base64.ts';
import { useWords } from '../../words.tsx';

const names = [
  ['office', 'zh', letterheadText.office],
  ['office', 'en', letterheadText['office-en']],
  ['issuer', 'zh', letterheadText.issuer],
  ['issuer', 'en', letterheadText['issuer-en']],
] as const;

/** How the documents of the government are headed, signed, numbered and sealed. */
export function LetterheadFields() {
  const { t } = useWords();
  return (
    <fieldset className="listed">
      <legend>{t(letterheadText.title)}</legend>
      <p className="note">{t(letterheadText.about)}</p>
      <div className="two-fields">
        {names.map(([part, language, label]) => (
          <Form.Item
            key={`${part} ${language}`}
            name={['letterhead', part, language]}
            label={t(label)}
            dependencies={[['letterhead', part, language === 'zh' ? 'en' : 'zh']]}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value && getFieldValue(['letterhead', part, language === 'zh' ? 'en' : 'zh'])
                    ? Promise.reject(new Error(t(letterheadText['both-names'])))
                    : Promise.resolve(),
              }),
            ]}
          >
            <Input />
          </Form.Item>
        ))}
        <Form.Item name={['letterhead', 'series']} label={t(letterheadText.series)}>
          <Input placeholder="示绩发" />
        </Form.Item>
        <Form.Item name={['letterhead', 'seal']} label={t(letterheadText.seal)} extra={t(letterheadText['seal-about'])}>
          <SealPicture />
        </Form.Item>
      </div>
    </fieldset>
  );
}

interface SealPictureProps {
  /** Of the field, from the form around it. */
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
}

/** A picture from a file of one's own, shown as it will be printed. Whether it can be used, the settings say when saved. */
function SealPicture({ id, value, onChange }: SealPictureProps) {
  const { t } = useWords();
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const bytes = await target.files?.[0]?.arrayBuffer();
    if (bytes) onChange?.(base64Of(new Uint8Array(bytes)));
  };
  return (
    <div className="seal-picture">
      {value && <img alt={t(letterheadText['seal-shown'])} src={`data:image/png;base64,${value}`} />}
      <input
        id={id}
        type="file"
        accept="image/png"
        aria-label={t(letterheadText['seal-choose'])}
        onChange={(change) => void choose(change)}
      />
      {value && <Button onClick={() => onChange?.(undefined)}>{t(letterheadText['seal-remove'])}</Button>}
    </div>
  );
}

type Names = { readonly zh?: string | undefined; readonly en?: string | undefined };

/** What was left empty is left out. */
export function letterheadSaid(fields: {
  readonly office?: Names | undefined;
  readonly issuer?: Names | undefined;
  readonly series?: string | undefined;
  readonly seal?: string | undefined;
}) {
  const both = ({ zh, en }: Names = {}) => (zh && en ? { zh, en } : undefined);
  const [office, issuer] = [both(fields.office), both(fields.issuer)];
  return {
    ...(office ? { office } : {}),
    ...(issuer ? { issuer } : {}),
    ...(fields.series ? { series: fields.series } : {}),
    ...(fields.seal ? { seal: fields.seal } : {}),
  };
}
