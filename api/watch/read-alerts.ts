import { z } from 'zod';
import { isWithin, regionPrefix } from '../access/scope.ts';
import { keyIn, page, pageOf, pageQuery } from '../http/page.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';
import { visitsByIds, visitSchema } from '../visits/list-visits.ts';
import { ALERT_STATES, alertAnswer, ALERTS, alertSchema, type AlertRow } from './alert-answer.ts';

const keySchema = z.tuple([z.iso.datetime(), z.uuid()]);

export const listAlerts = route({
  method: 'get',
  path: '/alerts',
  operationId: 'listRecordAlerts',
  summary: '服务记录预警 · What the records of the region’s contracts were pointed out for',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  query: z.strictObject({ contract: z.uuid().optional(), state: z.enum(ALERT_STATES).optional(), ...pageQuery }),
  success: { status: 200, schema: pageOf(alertSchema), description: 'A page, the latest first' },
  problems: [],
  async handle({ query: { contract = null, state = null, limit, cursor }, caller }, { database }) {
    const [at, id] = keyIn(cursor, keySchema) ?? [null, null];
    const values = [`${regionPrefix(caller.region)}%`, contract, state, at, id, limit + 1];
    const { rows } = await database.pool.query<AlertRow>({ name: 'record-alerts', text: LIST, values });
    return page(rows, limit, (row) => [row.foundAt.toISOString(), row.id], alertAnswer);
  },
});

const LIST = `${ALERTS}
  WHERE a.region_code LIKE $1 AND ($2::uuid IS NULL OR a.contract_id = $2) AND ($3::text IS NULL OR a.state = $3)
    AND ($4::timestamptz IS NULL OR (a.found_at, a.id) < ($4, $5::uuid))
  ORDER BY a.found_at DESC, a.id DESC LIMIT $6`;

const oneSchema = alertSchema
  .extend({ visits: z.array(visitSchema).meta({ description: 'Records that show it, at most twenty; masked' }) })
  .meta({ id: 'RecordAlertWithEvidence' });

export const getAlert = route({
  method: 'get',
  path: '/alerts/{alertId}',
  operationId: 'getRecordAlert',
  summary: '一条服务记录预警 · One alert with its evidence',
  tag: 'contracts',
  access: ['read', 'Supervision'],
  params: z.object({ alertId: z.uuid() }),
  success: { status: 200, schema: oneSchema, description: 'The alert' },
  problems: ['not-found'],
  async handle({ params: { alertId }, caller }, { database }) {
    const { rows } = await database.pool.query<AlertRow & { readonly region: string }>({
      ...{
        name: 'record-alert',
        text: `${ALERTS.replace('SELECT', 'SELECT a.region_code AS region,')} WHERE a.id = $1`,
      },
      values: [alertId],
    });
    const [row] = rows;
    if (row === undefined || !isWithin(caller.region, row.region)) {
      throw notFound({ zh: '该预警', en: 'This alert' });
    }
    return { ...alertAnswer(row), visits: await visitsByIds(database, row.evidence.visitIds) };
  },
});
