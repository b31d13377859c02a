import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSignedIn } from '../session/signed-in.tsx';
import { endFirstVisit, isFirstVisit } from './first-visit.ts';
import './words.ts';

const Tour = lazy(() => import('./tour.tsx'));

/** Greets whoever comes for the first time, once; the tour can be taken again from the guide. */
export default function Welcome() {
  const { t } = useTranslation('guide');
  const { id } = useSignedIn();
  const [step, setStep] = useState<'greeting' | 'tour' | 'over'>(isFirstVisit(id) ? 'greeting' : 'over');
  const end = () => {
    endFirstVisit(id);
    setStep('over');
  };
  if (step === 'over') return null;
  if (step === 'tour') {
    return (
      <Suspense>
        <Tour close={end} />
      </Suspense>
    );
  }
  return (
    <Alert
      className="welcome"
      type="info"
      title={t('welcome.title')}
      description={t('welcome.text')}
      action={
        <div className="welcome-choices">
          <Button type="primary" onClick={() => setStep('tour')}>
            {t('welcome.tour')}
          </Button>
          <Link to="/guide" onClick={end}>
            {t('welcome.guide')}
          </Link>
          <Button type="text" onClick={end}>
            {t('welcome.dismiss')}
          </Button>
        </div>
      }
    />
  );
}
