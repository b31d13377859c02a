import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { figure } from '../../domain/procurement/rules.ts';
import { dayOf, instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import { Dialog } from '../frame/dialog.tsx';
import type { Takeover } from './takeover-query.ts';
import './words.ts';

interface Properties {
  readonly takeover: Takeover;
  readonly close: () => void;
}

/** What recipients and their families of each township are told; one sheet a township and new provider, without names. */
export function RecipientNotice({ takeover, close }: Properties) {
  const { t } = useTranslation('takeovers');
  const sheets = sheetsOf(takeover);
  return (
    <Dialog
      title={t('live.notice')}
      close={close}
      footer={
        <>
          <Button onClick={close}>{t('notice.close')}</Button>
          {sheets.length > 0 && (
            <Button type="primary" onClick={() => window.print()}>
              {t('notice.print')}
            </Button>
          )}
        </>
      }
    >
      {sheets.length === 0 && <p>{t('notice.empty')}</p>}
      <div className="sheets">
        {sheets.map((sheet) => (
          <NoticeSheet key={`${sheet.township}/${sheet.to ?? ''}`} sheet={sheet} takeover={takeover} />
        ))}
      </div>
    </Dialog>
  );
}

interface Sheet {
  readonly township: string;
  readonly to: string | undefined;
}

function sheetsOf({ groups }: Takeover): readonly Sheet[] {
  const sheets = groups.map(({ township, provider }) => ({ township, to: provider?.name }));
  return sheets.filter(
    (sheet, at) => sheets.findIndex(({ township, to }) => township === sheet.township && to === sheet.to) === at,
  );
}

function NoticeSheet({ sheet, takeover }: { readonly sheet: Sheet; readonly takeover: Takeover }) {
  const { t } = useTranslation('takeovers');
  const today = dayOf(instantOfMillis(Date.parse(takeover.checkedAt)) satisfies Instant);
  const [year, month, day] = today.split('-').map(Number);
  const from = takeover.failedProvider.name;
  const n = figure('HS-08', 'firstVisits', today).count;
  return (
    <section className="sheet" lang="zh-CN">
      {takeover.drill && <p className="drill-banner">{t('notice.drill')}</p>}
      <h3>{t('notice.title')}</h3>
      <p>{t('notice.to', { township: sheet.township })}</p>
      <p className="sheet-text">
        {sheet.to === undefined ? t('notice.pending', { from }) : t('notice.text', { from, to: sheet.to, n })}
      </p>
      <p className="sheet-text">{t('notice.hotline')}</p>
      <p className="sheet-end">
        {t('notice.place')}
        <br />
        {`${year}年${month}月${day}日`}
      </p>
    </section>
  );
}
