import { useTranslation } from 'react-i18next';
import { capitalAmount, formatYuan } from '../../domain/money.ts';
import { formatDayInWords } from './date-words.ts';
import { asList, asObject, isMoney, unitOf, type FieldPath, type Schema } from './schema.ts';
import './form.css';

interface Properties {
  readonly schema: Schema;
  readonly value: unknown;
  readonly path?: FieldPath;
}

/** What a form was filled in with, to be read: titles and answers, no controls. */
export function SchemaView({ schema, value, path = [] }: Properties) {
  const values = asObject(value);
  const filled = Object.entries(schema.properties ?? {}).filter(([name]) => values[name] !== undefined);
  return (
    <dl className="answers">
      {filled.map(([name, field]) => (
        <div key={name}>
          <dt>{field.title ?? name}</dt>
          <dd>
            <Answer schema={field} value={values[name]} path={[...path, name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ schema, value, path }: Required<Properties>) {
  if (schema.type === 'object') return <SchemaView schema={schema} value={value} path={path} />;
  if (schema.type !== 'array') return <Scalar schema={schema} value={value} path={path} />;
  if (schema.items?.type === 'object') return <Table items={schema.items} rows={asList(value)} path={path} />;
  return (
    <ol className="answer-list">
      {asList(value).map((one, at) => (
        <li key={at}>
          <Scalar schema={schema.items ?? {}} value={one} path={path} />
        </li>
      ))}
    </ol>
  );
}

function Table({
  items,
  rows,
  path,
}: {
  readonly items: Schema;
  readonly rows: readonly unknown[];
  readonly path: FieldPath;
}) {
  const columns = Object.entries(items.properties ?? {});
  return (
    <table className="lines">
      <thead>
        <tr>
          {columns.map(([name, { title }]) => (
            <th key={name} scope="col">
              {title ?? name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map(([name, field]) => (
              <td key={name} data-label={field.title ?? name}>
                {asObject(row)[name] !== undefined && (
                  <Answer schema={field} value={asObject(row)[name]} path={[...path, at, name]} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Scalar({ schema, value, path }: Required<Properties>) {
  const { t } = useTranslation();
  if (typeof value === 'boolean') return <>{t(value ? 'form.yes' : 'form.no')}</>;
  if (typeof value === 'number') {
    if (isMoney(path)) return <Money fen={value} />;
    return (
      <>
        {value}
        {unitOf(schema) ?? ''}
      </>
    );
  }
  const text = String(value ?? '');
  if (schema.format === 'date') return <>{formatDayInWords(text)}</>;
  return <span className="answer-text">{schema['x-labels']?.[text] ?? text}</span>;
}

/** An amount as contracts write it: figures and capital numerals. */
export function Money({ fen }: { readonly fen: number }) {
  const { t } = useTranslation();
  const sign = fen < 0 ? t('form.negative') : '';
  return (
    <span className="money">
      {fen < 0 ? '−' : ''}
      {formatYuan(Math.abs(fen))}{' '}
      <span className="quiet">{t('form.capital', { text: `${sign}${capitalAmount(Math.abs(fen))}` })}</span>
    </span>
  );
}
