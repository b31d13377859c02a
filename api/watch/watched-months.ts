import { z } from 'zod';
import { measuredOf, RECORD_RULE_CODES, type RecordRuleCode } from '../../domain/contracts/record-rules.ts';
import { WATCHED_CONTRACT, watchedMonths, type WatchedContract } from '../../prisma/watched-months.ts';
import { workingCalendar } from '../calendar/working-calendar.ts';
import { contractParams } from '../contracts/visible-contract.ts';
import { route } from '../route.ts';
import { contractOfRecords } from '../visits/visit-contract.ts';

const monthsSchema = z
  .object({
    months: z.array(
      z.object({
        month: z.int().meta({ description: 'Month of service, from 1' }),
        from: z.iso.date(),
        to: z.iso.date(),
        counted: z.array(z.object({ rule: z.enum(RECORD_RULE_CODES), actual: z.int() })).meta({
          description: 'What each rule counts, in the unit of its limit; without those it cannot be told of yet',
        }),
      }),
    ),
  })
  .meta({ id: 'WatchedMonths' });

const CONTRACT = `
  SELECT ${WATCHED_CONTRACT} FROM contract c JOIN purchase p ON p.id = c.purchase_id
  WHERE c.id = $1 AND c.kind = 'main' AND c.starts_on IS NOT NULL AND c.ends_on IS NOT NULL`;

/** What the records say now, to be held against a limit before it is changed: the same counting as the hourly pass. */
export const getWatchedMonths = route({
  method: 'get',
  path: '/contracts/{contractId}/watch/months',
  operationId: 'getWatchedMonths',
  summary: '近三个服务月的巡查数 · What the rules count in the last three months of service',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  params: contractParams,
  success: { status: 200, schema: monthsSchema, description: 'The earliest month first' },
  problems: ['not-found'],
  async handle({ params: { contractId }, caller }, { database }) {
    await contractOfRecords(database, caller, contractId);
    const { rows } = await database.pool.query<WatchedContract>(CONTRACT, [contractId]);
    const [contract] = rows;
    if (contract === undefined) return { months: [] };
    const months: z.input<typeof monthsSchema>['months'] = [];
    for await (const { month, facts } of watchedMonths(database.pool, contract, await workingCalendar(database))) {
      const counted = Object.entries(measuredOf(facts)).map(([rule, { actual }]) => ({
        ...{ rule: rule as RecordRuleCode, actual },
      }));
      months.push({ month: month.month, from: month.from, to: month.to, counted });
    }
    return { months };
  },
});
