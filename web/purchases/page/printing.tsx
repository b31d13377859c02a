import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant, instantOfMillis } from '../../../domain/time/shanghai.ts';
import { useAudit, useSteps, type Purchase } from './purchase-query.ts';
import './page-words.ts';

/**
 * Stands on the first sheet: number, name and when it was printed. While printing it also unfolds what is folded on the
 * screen and repeats number, time and page number in the margins of every sheet.
 */
export function PrintHead({ purchase: { number } }: { readonly purchase: Purchase }) {
  const { t } = useTranslation('purchases');
  const [at, setAt] = useState(now);
  const printedAt = t('page.printedAt', { at });
  const numbered = `${t('page.number')} ${number}`;
  useEffect(() => {
    const before = () => {
      setAt(now());
      unfold();
      writeMargins(numbered, t('page.printedAt', { at: now() }));
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', fold);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', fold);
    };
  }, [numbered, t]);
  return (
    <p className="print-head" aria-hidden>
      <span>{numbered}</span>
      <span>{printedAt}</span>
    </p>
  );
}

function now(): string {
  return formatInstant(instantOfMillis(Date.now()));
}

function unfold(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('.purchase details:not([open])')) {
    details.dataset['folded'] = '';
    details.open = true;
  }
}

function fold(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('.purchase details[data-folded]')) {
    delete details.dataset['folded'];
    details.open = false;
  }
}

const MARGINS = 'purchase-print-margins';

/** Margin boxes cannot read the page's text, so the rule is written anew for each print. */
function writeMargins(left: string, right: string): void {
  let style = document.getElementById(MARGINS) as HTMLStyleElement | null;
  if (style === null) {
    style = document.createElement('style');
    style.id = MARGINS;
    style.nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
    document.head.append(style);
  }
  style.textContent = `@page {
    @top-left { content: ${JSON.stringify(left)}; font-size: 9pt; }
    @top-right { content: ${JSON.stringify(right)}; font-size: 9pt; }
    @bottom-center { content: "— " counter(page) " —"; font-size: 9pt; }
  }
  @page :first { @top-left { content: none; } @top-right { content: none; } }`;
}

interface Properties {
  readonly purchaseId: string;
  readonly audits: boolean;
}

/** Reads the pages that are not on the screen yet, then prints. */
export function PrintButton({ purchaseId, audits }: Properties) {
  const { t } = useTranslation('purchases');
  const steps = useSteps(purchaseId, 'decided');
  const audit = useAudit(purchaseId, audits);
  const [preparing, setPreparing] = useState(false);
  const print = async () => {
    setPreparing(true);
    await Promise.all([allPages(steps), allPages(audit)]);
    setPreparing(false);
    requestAnimationFrame(() => window.print());
  };
  return (
    <Button icon={<PrinterOutlined aria-hidden />} disabled={preparing} onClick={() => void print()}>
      {t(preparing ? 'page.preparing' : 'page.print')}
    </Button>
  );
}

interface Paged {
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => Promise<Paged>;
}

async function allPages(pages: Paged): Promise<void> {
  let read = pages;
  while (read.hasNextPage) read = await read.fetchNextPage();
}
