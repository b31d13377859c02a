import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../attachments/attachments.tsx';
import './words.ts';

interface Properties {
  readonly contractId: string;
  readonly month: number;
  readonly text: string;
  /** Whether this person may add files to the report now; the api decides again. */
  readonly changeable: boolean;
}

/** What was written on a month, with its files; they are asked for when it is opened. */
export function ReportMaterial({ contractId, month, text, changeable }: Properties) {
  const { t } = useTranslation('reports');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('textAndFiles')}</summary>
      <p className="case-text">{text}</p>
      {open && (
        <Attachments
          owner={{ kind: 'report', id: `${contractId}/${month}` }}
          title={t('files', { month })}
          changeable={changeable}
        />
      )}
    </details>
  );
}
