import type { Database } from '../../prisma/database.ts';
import { SECTIONS } from './frame.ts';
import { escaped } from './html.ts';
import { IS_PUBLIC } from './published.ts';
import { noticePath, purchasePath } from './view.ts';

/** The most that one sitemap may hold is 50,000 (sitemaps.org); the newest are what search engines lack. */
const MOST_NOTICES = 40_000;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly at: Date;
}

export async function sitemap({ pool }: Database, origin: string): Promise<string> {
  const { rows } = await pool.query<Row>(
    `SELECT n.id, p.number, n.published_at AS at FROM notice n JOIN purchase p ON p.id = n.purchase_id
     WHERE ${IS_PUBLIC} ORDER BY n.published_at DESC, n.id DESC LIMIT ${MOST_NOTICES}`,
  );
  const purchases = new Map<string, Date>();
  for (const { number, at } of rows) if (!purchases.has(number)) purchases.set(number, at);
  const addresses = [
    ...['/public/', ...SECTIONS.map(([path]) => path)].map((path) => url(origin + path)),
    ...[...purchases].map(([number, at]) => url(origin + purchasePath(number), at)),
    ...rows.map((row) => url(origin + noticePath(row), row.at)),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.slice(0, 50_000).join('\n')}
</urlset>
`;
}

function url(address: string, at?: Date): string {
  const modified = at === undefined ? '' : `<lastmod>${at.toISOString()}</lastmod>`;
  return `<url><loc>${escaped(address)}</loc>${modified}</url>`;
}

/** Search results are everybody's own; the rest of the portal is for everybody. */
export function robots(origin: string): string {
  return `User-agent: *
Allow: /public/
Disallow: /public/search
Disallow: /api/
Disallow: /console/
Sitemap: ${origin}/public/sitemap.xml
`;
}
