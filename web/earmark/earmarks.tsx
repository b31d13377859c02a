import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { components } from '../generated/api.ts';
import { useLanguage } from '../words/i18n.ts';
import './words.ts';

type Earmark = components['schemas']['Earmark'];
type Outside = components['schemas']['ServedOutside'];

/** Which sources pay, and for whose programmes (BU-03); or that nobody has declared it. */
export function Earmarks({ earmarks }: { readonly earmarks: readonly Earmark[] }) {
  const { t } = useTranslation('earmark');
  const language = useLanguage();
  const name = (one: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'zh' ? one.nameZh : one.nameEn;
  if (earmarks.length === 0) return <p className="quiet small">{t('none')}</p>;
  return (
    <ul className="answer-list earmarks">
      {earmarks.map((earmark, at) => (
        <li key={at}>
          <strong>{name(earmark)}</strong> <code>BU-03</code>
          {earmark.kind === 'addition' && <span className="mark">{t('addition')}</span>}
          <span className="line-about">
            {t('serves', { programmes: earmark.programmes.map(name).join(language === 'zh' ? '、' : ', ') })}
          </span>
          {earmark.reason !== null && <span className="line-about">{t('because', { reason: earmark.reason })}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Before a payment: whether everybody whom it pays for is within the declared direction, and who is not. */
export function ServedOutside({ outside: { served, outside, numbers } }: { readonly outside: Outside }) {
  const { t } = useTranslation('earmark');
  const language = useLanguage();
  if (outside.length === 0) return <p className="quiet">{t('within', { served })}</p>;
  const sum = outside.reduce((total, { people }) => total + people, 0);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('outside', { served, outside: sum })}
      description={
        <>
          <ul className="answer-list">
            {outside.map(({ code, nameZh, nameEn, people }) => (
              <li key={code}>{t('people', { programme: language === 'zh' ? nameZh : nameEn, count: people })}</li>
            ))}
          </ul>
          <p className="quiet small">{t('numbers', { numbers: numbers.join('、') })}</p>
        </>
      }
    />
  );
}
