import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CellContext } from './form-context.ts';
import { Field } from './field.tsx';
import type { RowsProperties } from './list-field.tsx';
import { asList, asObject, rowKey, rowTitle, withoutField } from './schema.ts';
import { SumLine } from './sum-line.tsx';
import '../frame/lines.css';
import './words.ts';

/** Rows of short fields as a table: each title and its explanation once, in the head; cards on a phone. */
export function RowTable({ schema, path, value, change, remove }: RowsProperties) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('form');
  const rows = asList(value);
  const fixed = rowKey(schema);
  const items = withoutField(schema.items ?? {}, fixed);
  const columns = Object.entries(items.properties ?? {});
  const cell = useMemo(() => ({ inCell: true }), []);
  return (
    <CellContext value={cell}>
      <table className="lines row-table">
        <thead>
          <tr>
            <th scope="col">{fixed === undefined ? '#' : schema.items?.properties?.[fixed]?.title}</th>
            {columns.map(([name, { title, description }]) => (
              <th key={name} scope="col">
                {title ?? name}
                {description && <span className="column-about">{description}</span>}
              </th>
            ))}
            {remove && <th scope="col">{words('act')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              <th scope="row">{rowTitle(schema, fixed, row) ?? at + 1}</th>
              {columns.map(([name, field]) => (
                <td key={name} data-label={field.title ?? name}>
                  <Field
                    schema={field}
                    path={[...path, at, name]}
                    required={items.required?.includes(name) ?? false}
                    value={asObject(row)[name]}
                    change={(next) =>
                      change(rows.map((old, other) => (other === at ? { ...asObject(old), [name]: next } : old)))
                    }
                  />
                </td>
              ))}
              {remove && (
                <td>
                  <Button size="small" type="text" onClick={() => remove(at)}>
                    {t('form.remove', { n: at + 1 })}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {schema['x-sum'] && (
        <SumLine parts={rows.map((row) => asObject(row)[schema['x-sum']!.field ?? ''])} sum={schema['x-sum']} />
      )}
    </CellContext>
  );
}
