import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

type Word = 'needPerson' | 'needReason' | 'needReasonKind' | 'needDue';

/** What a dialog still lacks, told when somebody tries to go on without it. */
export function Missing({ words }: { readonly words: readonly Word[] }) {
  const { t } = useTranslation('task');
  if (words.length === 0) return null;
  return (
    <div role="alert" className="faults">
      <Alert type="error" showIcon title={words.map((word) => t(word)).join('')} />
    </div>
  );
}
