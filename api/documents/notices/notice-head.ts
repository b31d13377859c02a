import type { PublishedNotice } from '../../portal/allow-list.ts';
import { dayOfInstant, type OfficialDocument } from '../document.ts';

/** What every notice begins and ends with: the purchase with the kind of notice, and the buyer with the day. */
export function noticeHead(
  { title: subject, number, buyer, publishedAt }: PublishedNotice,
  title: string,
): Pick<OfficialDocument, 'subject' | 'title' | 'number' | 'office' | 'date'> {
  return { subject, title, number: `项目编号：${number}`, office: buyer, date: dayOfInstant(publishedAt) };
}
