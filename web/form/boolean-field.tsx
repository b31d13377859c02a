import { Checkbox, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';

/** Yes or no, with neither chosen beforehand; a declaration that admits one answer only is a box to tick. */
export function BooleanField({ schema, path, required, value, change }: FieldProperties) {
  const { t } = useTranslation();
  const { control } = useFieldState(path);
  if (schema.const !== undefined) {
    return (
      <FieldFrame schema={schema} path={path} required={required}>
        <Checkbox
          id={control.id}
          disabled={control.disabled}
          checked={value === schema.const}
          onChange={({ target }) => change(target.checked ? schema.const : undefined)}
        >
          {t('form.declare')}
        </Checkbox>
      </FieldFrame>
    );
  }
  return (
    <FieldFrame group schema={schema} path={path} required={required}>
      <Radio.Group
        disabled={control.disabled}
        value={value}
        onChange={({ target }) => change(target.value)}
        options={[
          { value: true, label: t('form.yes') },
          { value: false, label: t('form.no') },
        ]}
      />
    </FieldFrame>
  );
}
