import { Input } from 'antd';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { CellContext, useFieldState } from './form-context.ts';

/** Longer texts get several lines that grow with what is written. */
const LONGEST_LINE = 200;

export function TextField({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  const { inCell } = use(CellContext);
  const text = typeof value === 'string' ? value : '';
  const { maxLength } = schema;
  const long = maxLength === undefined || maxLength > LONGEST_LINE;
  return (
    <FieldFrame schema={schema} path={path} required={required}>
      {long ? (
        <Input.TextArea
          {...control}
          value={text}
          autoSize={{ minRows: inCell ? 1 : 3, maxRows: 14 }}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <Input {...control} value={text} onChange={(event) => change(event.target.value)} />
      )}
      {long && !inCell && maxLength !== undefined && (
        <span className="field-count">{t('form.count', { has: text.length, most: maxLength })}</span>
      )}
    </FieldFrame>
  );
}
