import { useTranslation } from 'react-i18next';

const STEPS = ['read', 'ask', 'write', 'seal', 'change', 'check'] as const;

/** What bidding takes, from reading to checking the receipt: the same for every purchase. */
export function BiddingSteps() {
  const { t } = useTranslation('provider');
  return (
    <section className="card" aria-labelledby="bidding-steps">
      <h2 id="bidding-steps">{t('steps.title')}</h2>
      <ol className="bidding-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <strong>{t(`steps.${step}`)}</strong>
            <span className="quiet">{t(`steps.${step}Hint`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
