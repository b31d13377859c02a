import { LockOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

const SENTENCES = ['sealed', 'nobody', 'hash', 'change', 'late'] as const;

/** What the sealed envelope means, in plain words. */
export function EnvelopeWords() {
  const { t } = useTranslation('provider');
  return (
    <section className="card" aria-labelledby="envelope-words">
      <h2 id="envelope-words">
        <LockOutlined aria-hidden /> {t('envelope.title')}
      </h2>
      <ul className="sentences">
        {SENTENCES.map((sentence) => (
          <li key={sentence}>{t(`envelope.${sentence}`)}</li>
        ))}
      </ul>
    </section>
  );
}
