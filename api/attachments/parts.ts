import { Readable } from 'node:stream';
import { partsOf } from '../../domain/attachments.ts';
import type { Database } from '../../prisma/database.ts';

/** The content of a file, part by part; only one is in memory at a time. */
export async function* partsIn({ pool }: Database, attachmentId: string, size: number): AsyncGenerator<Buffer> {
  const text = 'SELECT bytes FROM attachment_part WHERE attachment_id = $1 AND seq = $2';
  for (let seq = 0; seq < partsOf(size); seq += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>({ name: 'part', text, values: [attachmentId, seq] });
    if (!rows[0]) throw new Error(`attachment ${attachmentId} has no part ${seq}`);
    yield rows[0].bytes;
  }
}

export function contentOf(database: Database, attachmentId: string, size: number): Readable {
  return Readable.from(partsIn(database, attachmentId, size), { objectMode: false });
}
