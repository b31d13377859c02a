import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../connection/client.ts';
import { useLanguage } from '../words/i18n.ts';
import { faultsOf } from './check.ts';
import type { Schema } from './schema.ts';

type Faults = Readonly<Record<string, string>>;

/** What is wrong with a filling, in words by JSON pointer; empty when it may be sent. */
export function useFaults(): (schema: Schema, value: unknown) => Faults {
  const { t } = useTranslation();
  return useCallback(
    (schema, value) =>
      Object.fromEntries(
        faultsOf(schema, value).map(({ pointer, word, figures, basis }) => [
          pointer,
          withRule(t(`form.${word}`, { ...figures }), basis),
        ]),
      ),
    [t],
  );
}

/** What the api found wrong with the form, with the rule that it offends; its messages are Chinese, then English. */
export function useRefusedFields(): (error: unknown) => Faults {
  const language = useLanguage();
  return useCallback(
    (error) => {
      if (!(error instanceof Refusal)) return {};
      return Object.fromEntries(
        (error.problem.errors ?? []).map(({ pointer, message, rule }) => {
          const [zh = message, en = message] = message.split(' / ');
          return [pointer.replace(/^\/form/, ''), withRule(language === 'zh' ? zh : en, rule)];
        }),
      );
    },
    [language],
  );
}

function withRule(sentence: string, rule: string | undefined): string {
  return rule === undefined || sentence.includes(rule) ? sentence : `${sentence}（${rule}）`;
}
