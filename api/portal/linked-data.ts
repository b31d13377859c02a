import { METHODS } from '../../domain/procurement/methods.ts';
import { NOTICE_KIND_LABELS } from '../../domain/procurement/notice-kinds.ts';
import type { PublishedNotice } from './allow-list.ts';
import { noticePath, purchasePath, type View } from './view.ts';

/** schema.org for search engines: a notice is an article that an office has published about a service. */
export function noticeData({ origin }: View, notice: PublishedNotice): object {
  const { kind, title, number, publishedAt, method } = notice;
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    '@id': `urn:uuid:${notice.id}`,
    headline: `${title}${NOTICE_KIND_LABELS[kind].zh}`,
    genre: NOTICE_KIND_LABELS[kind].zh,
    identifier: number,
    datePublished: publishedAt,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    url: `${origin}${noticePath(notice)}`,
    isPartOf: `${origin}${purchasePath(number)}`,
    about: { '@type': 'GovernmentService', name: title, serviceType: METHODS[method].title.zh },
    publisher: officeOf(notice),
  };
}

/** The whole purchase: what is bought, by whom, for whom. */
export function purchaseData(view: View, notices: readonly [PublishedNotice, ...PublishedNotice[]]): object {
  const [first] = notices;
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': `${view.origin}${purchasePath(first.number)}`,
    name: first.title,
    identifier: first.number,
    serviceOperator: officeOf(first),
    areaServed: { '@type': 'AdministrativeArea', name: first.regionName, identifier: first.region },
    subjectOf: notices.map((notice) => ({ '@type': 'Article', url: `${view.origin}${noticePath(notice)}` })),
  };
}

function officeOf({ buyer, regionName }: PublishedNotice): object {
  return { '@type': 'GovernmentOrganization', name: buyer, areaServed: regionName };
}
