import { Input } from 'antd';
import { useTranslation } from 'react-i18next';

const LONGEST_REASON = 500;

interface Properties {
  readonly id: string;
  readonly value: string;
  readonly change: (reason: string) => void;
  readonly wrong: boolean;
}

/** Why a task changes hands; it stands in the thread. */
export function ReasonField({ id, value, change, wrong }: Properties) {
  const { t } = useTranslation('task');
  return (
    <div className="field">
      <label htmlFor={id}>{t('reason')}</label>
      <p className="field-about" id={`${id}-about`}>
        {t('reasonHint')}
      </p>
      <Input.TextArea
        id={id}
        aria-describedby={`${id}-about`}
        aria-invalid={wrong}
        {...(wrong ? { status: 'error' as const } : {})}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={LONGEST_REASON}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  );
}
