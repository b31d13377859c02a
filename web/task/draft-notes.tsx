import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../form/schema.ts';
import { SchemaView } from '../form/schema-view.tsx';
import type { Draft } from './use-draft.ts';
import type { Dropped } from './use-dropped.ts';

interface Properties {
  readonly draft: Draft;
  readonly dropped: Dropped;
  readonly schema: Schema;
  readonly stopped: boolean;
}

/** Where the form's content came from, when that is not plain, and what to do when two windows disagree. */
export function DraftNotes({ draft, dropped, schema, stopped }: Properties) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('task');
  if (stopped) return <Alert type="warning" showIcon title={t('draft.stopped')} />;
  if (draft.other !== undefined) return <TwoWindows draft={draft} dropped={dropped} schema={schema} />;
  const notes = {
    recovered: t('draft.recovered'),
    prefilled: words('asBeforeDone'),
    adopted: words('adopted'),
  };
  return draft.origin && <Alert type="info" showIcon title={notes[draft.origin]} />;
}

function TwoWindows({ draft, dropped, schema }: Omit<Properties, 'stopped'>) {
  const { t } = useTranslation('task');
  return (
    <div role="alert">
      <Alert
        type="warning"
        showIcon
        title={t('otherWindow')}
        description={
          <>
            <details>
              <summary>{t('otherWindowShow')}</summary>
              <SchemaView schema={schema} value={draft.other} />
            </details>
            <p className="choices">
              <Button type="primary" onClick={dropped.keepThis}>
                {t('keepThis')}
              </Button>
              <Button onClick={dropped.takeOther}>{t('takeOther')}</Button>
            </p>
          </>
        }
      />
    </div>
  );
}
