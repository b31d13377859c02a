import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../connection/client.ts';
import { useLanguage } from '../words/i18n.ts';

const AN_HOUR_MS = 3_600_000;

/** Names of the guidance directory's items by code; the code itself until the directory is here. */
export function useCatalogue(): (code: string) => string {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['catalogue'],
    staleTime: AN_HOUR_MS,
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/catalogue', { signal })),
  });
  return (code) => {
    const item = data?.items.find((entry) => entry.code === code);
    return item === undefined ? code : item[language === 'zh' ? 'nameZh' : 'nameEn'];
  };
}
