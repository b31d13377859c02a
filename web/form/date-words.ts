import { InvalidTime, parseDay } from '../../domain/time/shanghai.ts';
import i18next from 'i18next';

/** '2026年11月25日 星期三' of '2026-11-25', by the language in use; the text itself when it is no day. */
export function formatDayInWords(text: string): string {
  try {
    const day = parseDay(text);
    const locale = i18next.language === 'en' ? 'en-GB' : 'zh-CN';
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
      .format(new Date(`${day}T00:00:00Z`))
      .concat(
        ' ',
        new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
      );
  } catch (error) {
    if (error instanceof InvalidTime) return text;
    throw error;
  }
}
