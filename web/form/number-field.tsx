import { InputNumber } from 'antd';
import type { FieldProperties } from './field.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldState } from './form-context.ts';
import { unitOf } from './schema.ts';

export function NumberField({ schema, path, required, value, change }: FieldProperties) {
  const { control } = useFieldState(path);
  const unit = unitOf(schema);
  return (
    <FieldFrame schema={schema} path={path} required={required}>
      <InputNumber<number>
        {...control}
        className="number"
        value={typeof value === 'number' ? value : null}
        controls={false}
        {...(unit === undefined ? {} : { suffix: unit })}
        onChange={(next) => change(next ?? undefined)}
      />
    </FieldFrame>
  );
}
