import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { entriesFor } from '../frame/navigation.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import './tour.css';
import './words.ts';

interface Step {
  /** What is pointed at; nothing on the first step. */
  readonly selector?: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Shows a person where things are, in a card beside the page. Its steps are made from the head's own entries for their
 * roles, so that it never points at what is not there. Escape ends it.
 */
export default function Tour({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('guide');
  const steps = useSteps();
  const [at, go] = useState(0);
  const { selector, title, text } = steps[at]!;
  const last = at === steps.length - 1;
  const heading = useRef<HTMLHeadingElement>(null);
  useMark(selector);
  useEscape(close);
  useEffect(() => heading.current?.focus(), [at]);
  return (
    <section className="tour" role="dialog" aria-labelledby="tour-title">
      <h2 id="tour-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      <div className="tour-foot">
        <span className="quiet">{t('tour.count', { at: at + 1, of: steps.length })}</span>
        <Button type="text" onClick={close}>
          {t('tour.skip')}
        </Button>
        {at > 0 && <Button onClick={() => go(at - 1)}>{t('tour.previous')}</Button>}
        <Button type="primary" onClick={() => (last ? close() : go(at + 1))}>
          {t(last ? 'tour.finish' : 'tour.next')}
        </Button>
      </div>
    </section>
  );
}

function useSteps(): readonly Step[] {
  const { t } = useTranslation('guide');
  const { t: common } = useTranslation();
  const { roles } = useSignedIn();
  const names = roles.map((role) => common(`role.${role}`)).join('、');
  return [
    { title: t('tour.title'), text: t('tour.text', { roles: names }) },
    ...entriesFor(roles).map(({ path, word }) => ({
      selector: `.head nav a[href$="${path}"]`,
      title: common(`nav.${word}`),
      text: t(`about.${word}`),
    })),
    { selector: '.person', title: t('tour.person'), text: t('tour.personText') },
    { selector: '.head nav a[href$="/guide"]', title: t('tour.end'), text: t('tour.endText') },
  ];
}

/** Frames what a step points at. */
function useMark(selector: string | undefined): void {
  useEffect(() => {
    const marked = selector === undefined ? null : document.querySelector(selector);
    marked?.classList.add('toured');
    marked?.scrollIntoView({ block: 'nearest' });
    return () => marked?.classList.remove('toured');
  }, [selector]);
}

function useEscape(close: () => void): void {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [close]);
}
