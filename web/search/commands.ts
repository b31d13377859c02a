import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { STAGE_LABELS } from '../../domain/procurement/stages.ts';
import { answerOf, api } from '../connection/client.ts';
import { switchAppearance, useAppearance } from '../frame/appearance.ts';
import { entriesFor } from '../frame/navigation.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import { taskAddress } from '../task/task-address.ts';
import { switchLanguage, useLanguage } from '../words/i18n.ts';
import type { zh } from './words.ts';

export interface Command {
  readonly id: string;
  readonly group: 'pages' | 'actions' | 'purchases' | 'contracts' | 'tasks';
  readonly title: string;
  readonly about?: string;
  readonly run: () => void;
}

const PAUSE_MS = 120;

/** Pages and actions that match the text, then what the api finds in the caller's scope. */
export function useCommands(text: string): { readonly commands: readonly Command[]; readonly searching: boolean } {
  const wanted = useDeferredValue(text.trim());
  const fixed = useFixed().filter(({ title, initials }) => matches(wanted, title, initials));
  const { found, searching } = useFound(wanted);
  return { commands: [...fixed, ...found], searching };
}

function matches(wanted: string, title: string, initials: string): boolean {
  const text = wanted.toLowerCase();
  return title.toLowerCase().includes(text) || (text !== '' && initials.startsWith(text));
}

type Initials = (typeof zh)['initials'];

/** What there is without asking: pages of the head, and a few actions. */
function useFixed(): (Command & { readonly initials: string })[] {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation();
  const { roles } = useSignedIn();
  const navigate = useNavigate();
  const dark = useAppearance() === 'dark';
  const language = useLanguage();
  const initials: Partial<Record<string, string>> = t('initials', { returnObjects: true }) satisfies Initials;
  const pages = entriesFor(roles).map(({ path, word }) => ({
    ...{ id: path, group: 'pages' as const, title: common(`nav.${word}`), initials: initials[word] ?? '' },
    run: () => void navigate(path),
  }));
  const action = (id: string, title: string, run: () => void) => {
    return { id, group: 'actions' as const, title, run, initials: initials[id] ?? '' };
  };
  const appearance = dark ? 'light' : 'dark';
  return [
    ...pages,
    ...(roles.includes('officer') ? [action('open', t('open'), () => void navigate('/purchases/new'))] : []),
    action(appearance, t(appearance), () => switchAppearance(appearance)),
    action('language', t('language'), () => switchLanguage(language === 'zh' ? 'en' : 'zh')),
  ];
}

function useFound(text: string): { readonly found: readonly Command[]; readonly searching: boolean } {
  const language = useLanguage();
  const navigate = useNavigate();
  const q = usePaused(text);
  const { data, isFetching } = useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/search', { params: { query: { q } }, signal })),
  });
  const searching = text !== '' && (isFetching || q !== text);
  if (text === '' || !data) return { found: [], searching };
  const found: Command[] = [
    ...data.tasks.map(({ id, title, purchaseName, purchaseNumber }) => ({
      ...{ id, group: 'tasks' as const, title: title[language], about: `${purchaseName} ${purchaseNumber}` },
      run: () => void navigate(taskAddress(id)),
    })),
    ...data.purchases.map(({ id, name, number, stage }) => ({
      ...{ id, group: 'purchases' as const, title: name, about: `${number} · ${STAGE_LABELS[stage][language]}` },
      run: () => void navigate(`/purchases/${id}`),
    })),
    ...data.contracts.map(({ id, number, provider, purchaseId }) => ({
      ...{ id, group: 'contracts' as const, title: number, about: provider },
      run: () => void navigate(`/purchases/${purchaseId}#contracts`),
    })),
  ];
  return { found, searching };
}

/** The text when the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
