import { use, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CellContext, useFieldState } from './form-context.ts';
import type { FieldPath, Schema } from './schema.ts';

interface Properties {
  readonly schema: Schema;
  readonly path: FieldPath;
  readonly required: boolean;
  /** True for several controls under one title. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** Title, explanation and error of a field, tied to its control for screen readers. */
export function FieldFrame({ schema, path, required, group = false, children }: Properties) {
  const { t } = useTranslation();
  const { id, error } = useFieldState(path);
  const { inCell } = use(CellContext);
  const title = schema.title ?? String(path.at(-1));
  const name = (
    <>
      {title}
      {!required && !inCell && <span className="field-optional">{t('form.optional')}</span>}
    </>
  );
  const about = (
    <div id={`${id}-about`}>
      {schema.description && !inCell && <p className="field-about">{schema.description}</p>}
      {error && (
        <p className="field-error">
          <span aria-hidden>✗</span> {error}
        </p>
      )}
    </div>
  );
  return group ? (
    <fieldset className={inCell ? 'field in-cell' : 'field'} id={id} tabIndex={-1} aria-describedby={`${id}-about`}>
      <legend>{name}</legend>
      {about}
      {children}
    </fieldset>
  ) : (
    <div className={inCell ? 'field in-cell' : 'field'}>
      <label htmlFor={id}>{name}</label>
      {about}
      {children}
    </div>
  );
}
