import { z } from 'zod';
import { route } from '../route.ts';

/** Deadlines are decided by the database's clock, so pages count down by it and not by the clock of the PC. */
export const getTime = route({
  method: 'get',
  path: '/time',
  operationId: 'getTime',
  summary: '服务器时间 · The clock that decides deadlines',
  tag: 'system',
  access: 'signed-in',
  success: {
    status: 200,
    schema: z.object({ now: z.iso.datetime().meta({ description: 'Database time' }) }).meta({ id: 'ServerTime' }),
    description: 'Now',
  },
  problems: [],
  async handle(_request, { database }) {
    const { rows } = await database.pool.query<{ now: Date }>({
      name: 'server-time',
      text: 'SELECT clock_timestamp() AS now',
    });
    return { now: rows[0]!.now.toISOString() };
  },
});
