import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { dayOf, instantOfMillis } from '../../domain/time/shanghai.ts';
import type { Caller } from '../access/caller.ts';
import type { ApiContext } from '../context.ts';
import { check, invalid } from '../http/input-errors.ts';
import { notFound, Problem } from '../problem.ts';
import { Download, route, type Route } from '../route.ts';
import {
  acceptExport,
  auditDownload,
  fileOf,
  KEPT_HOURS,
  MOST_AT_ONCE,
  ownExport,
  removeExport,
  type ExportJob,
} from './export-job.ts';
import { EXPORT_KIND_CODES, EXPORT_KINDS } from './export-kinds.ts';
import { makeExports, mayExport, MOST_ROWS } from './make-exports.ts';
import { XLSX } from './xlsx/workbook.ts';

const PROBLEMS = ['too-many-rows', 'not-allowed', 'unexpected'] as const;

const exportSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(EXPORT_KIND_CODES),
    state: z.enum(['waiting', 'running', 'ready', 'failed']),
    rowsWritten: z.int(),
    bytes: z.int(),
    problem: z
      .enum(PROBLEMS)
      .nullable()
      .meta({ description: `too-many-rows: more than ${MOST_ROWS}` }),
    fileName: z.string(),
    createdAt: z.iso.datetime(),
    keptUntil: z.iso.datetime(),
  })
  .meta({ id: 'Export' });

const params = z.object({ exportId: z.uuid() });

/** Small tables are there before this has passed, and nobody has to ask again. */
const PATIENCE_MS = 1_500;
const LOOK_MS = 50;

const requestExport = route({
  method: 'post',
  path: '/exports',
  operationId: 'requestExport',
  summary: '导出表格 · Ask for a table as an Excel file',
  description: `The rows and the filter of the list of the same name, within the own scope; at most ${MOST_ROWS} rows and ${MOST_AT_ONCE} unfinished exports a person. Answers when the file is ready or after a moment; then look again.`,
  tag: 'exports',
  access: 'signed-in',
  body: z
    .strictObject({
      kind: z.enum(EXPORT_KIND_CODES),
      filter: z
        .record(z.string().max(30), z.string().max(200))
        .default({})
        .meta({ description: 'Query parameters of the list; `takeover` for handover-cases' }),
    })
    .meta({ id: 'ExportRequest', example: { kind: 'purchases', filter: { stage: 'planning' } } }),
  success: { status: 202, schema: exportSchema, description: 'Accepted; ready if it was quick' },
  problems: ['forbidden', 'too-many-exports'],
  creates: true,
  async handle({ body, caller, createByStatement }, context) {
    refuseFilter(caller, body);
    const job = await createByStatement(async (db) => {
      const accepted = await acceptExport(db, caller, body);
      if (accepted === undefined) throw tooManyExports();
      return exportAnswer(accepted);
    });
    void makeExports(context).catch((err: unknown) => context.log.warn({ err }, 'exports wait for the next look'));
    return (await whenReady(context, caller, job.id)) ?? job;
  },
});

function refuseFilter(caller: Caller, { kind, filter }: Pick<ExportJob, 'kind' | 'filter'>): void {
  if (!mayExport(caller, EXPORT_KINDS[kind])) throw notForYou();
  const result = check(EXPORT_KINDS[kind].filter, filter, 'body', ['filter']);
  if ('errors' in result) throw invalid(result.errors);
}

async function whenReady(context: ApiContext, caller: Caller, id: string) {
  for (const patient = Date.now() + PATIENCE_MS; Date.now() < patient;) {
    const job = await ownExport(context.database, caller, id);
    if (job === undefined) return undefined;
    if (job.state === 'ready' || job.state === 'failed') return exportAnswer(job);
    await sleep(LOOK_MS);
  }
  return undefined;
}

const getExport = route({
  method: 'get',
  path: '/exports/{exportId}',
  operationId: 'getExport',
  summary: '导出进度 · How far an export is',
  tag: 'exports',
  access: 'signed-in',
  params,
  success: { status: 200, schema: exportSchema, description: 'The export' },
  problems: ['not-found'],
  async handle({ params: { exportId }, caller }, { database }) {
    return exportAnswer(found(await ownExport(database, caller, exportId)));
  },
});

const cancelExport = route({
  method: 'delete',
  path: '/exports/{exportId}',
  operationId: 'cancelExport',
  summary: '取消导出 · Cancel an export, or remove its file',
  tag: 'exports',
  access: 'signed-in',
  params,
  success: { status: 204, description: 'Cancelled' },
  problems: ['not-found'],
  async handle({ params: { exportId }, caller }, { database }) {
    await removeExport(database, found(await ownExport(database, caller, exportId)).id);
    return undefined;
  },
});

const downloadExport = route({
  method: 'get',
  path: '/exports/{exportId}/file',
  operationId: 'downloadExport',
  summary: '下载导出的表格 · The Excel file',
  description: `Kept for ${KEPT_HOURS} hours. Each download is audited.`,
  tag: 'exports',
  access: 'signed-in',
  params,
  success: { status: 200, media: XLSX, description: 'The workbook' },
  problems: ['not-found', 'forbidden', 'export-not-ready'],
  async handle({ params: { exportId }, caller }, { database }) {
    const job = found(await ownExport(database, caller, exportId));
    if (!mayExport(caller, EXPORT_KINDS[job.kind])) throw notForYou();
    if (job.state !== 'ready') throw notReady();
    await auditDownload(database, job, caller.roles);
    return new Download(Readable.from(fileOf(database, job.id)), {
      'Content-Type': XLSX,
      'Content-Length': String(job.bytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName(job))}`,
    });
  },
});

function exportAnswer(job: ExportJob): z.input<typeof exportSchema> {
  const { id, kind, state, rowsWritten, bytes, problem, createdAt } = job;
  const keptUntil = new Date(createdAt.getTime() + KEPT_HOURS * 3_600_000).toISOString();
  const common = { id, kind, state, rowsWritten, bytes, problem, fileName: fileName(job) };
  return { ...common, createdAt: createdAt.toISOString(), keptUntil };
}

/** 采购项目_2026-11-25.xlsx */
function fileName({ kind, createdAt }: ExportJob): string {
  return `${EXPORT_KINDS[kind].name}_${dayOf(instantOfMillis(createdAt.getTime()))}.xlsx`;
}

function found(job: ExportJob | undefined): ExportJob {
  if (job === undefined) throw notFound({ zh: '该导出', en: 'This export' });
  return job;
}

function notForYou(): Problem {
  return new Problem('forbidden', {
    detail: {
      zh: '您的角色不能查看此表，因此也不能导出。如确需办理，请联系本单位管理员。',
      en: 'Your role may not read this table and so may not export it. If your work needs it, ask your administrator.',
    },
  });
}

function tooManyExports(): Problem {
  return new Problem('too-many-exports', {
    detail: {
      zh: `您已有 ${MOST_AT_ONCE} 个导出正在生成，请等其中一个完成或将其取消。`,
      en: `${MOST_AT_ONCE} of your exports are being made: wait for one of them, or cancel it.`,
    },
    headers: { 'Retry-After': '5' },
  });
}

function notReady(): Problem {
  return new Problem('export-not-ready', {
    detail: { zh: '文件还没有生成完，请稍候再下载。', en: 'The file is not complete yet. Download it in a moment.' },
  });
}

export const EXPORT_ROUTES: readonly Route[] = [requestExport, getExport, cancelExport, downloadExport];
