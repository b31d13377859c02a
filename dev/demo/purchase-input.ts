import { readFile } from 'node:fs/promises';
import { METHOD_GROUNDS } from '../../domain/procurement/method-grounds.ts';
import { METHODS, type InvitationWay, type MethodCode } from '../../domain/procurement/methods.ts';
import type { Term } from '../../domain/procurement/notice-term.ts';
import { readNotice, type Notice } from '../../domain/procurement/notice.ts';
import { DEMO_PURCHASE } from '../../prisma/seed/demo/purchase.ts';
import { DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_RECIPIENTS } from '../../prisma/seed/demo/recipients.ts';
import { UserError } from '../user-error.ts';

/** The body of POST /purchases. */
export interface PurchaseBody {
  readonly number: string;
  readonly name: string;
  readonly method: string;
  readonly budgetYear: number;
  readonly fundSource: string;
  readonly budgetFen: number;
  readonly ground?: { readonly code: string; readonly statement: string };
  readonly whyNotConsultation?: string;
  readonly invitation?: InvitationWay;
  readonly supplierId?: string;
  readonly atThreshold?: boolean;
  /** Absent: the intention is published first (PL-14). */
  readonly urgentReason?: string;
  readonly lots: readonly {
    readonly name: string;
    readonly budgetFen: number;
    readonly ceilingFen: number | null;
    readonly term: object;
    readonly catalogueItems: readonly string[];
    readonly townships: readonly string[];
  }[];
}

/** The purchase of the demonstration: a notice's facts, with the demo county's recipients shared among its lots. */
export function purchaseFrom(notice: Notice, number = notice.number): PurchaseBody {
  const year = new Date().getFullYear();
  const catalogueItems = DEMO_PURCHASE.lots[0]!.catalogueItems;
  const townships = [...new Set(DEMO_RECIPIENTS.flat().map((recipient) => recipient.township))].sort();
  const share = Math.ceil(townships.length / notice.lots.length);
  return {
    number,
    name: notice.name,
    method: notice.method,
    budgetYear: year,
    fundSource: DEMO_PURCHASE.fundSource,
    budgetFen: notice.budgetFen,
    lots: notice.lots.map((lot, index) => ({
      name: lot.name,
      budgetFen: lot.budgetFen,
      ceilingFen: lot.ceilingFen,
      term: termBody(lot.term, notice.number, year),
      catalogueItems,
      townships: townships.slice(index * share, (index + 1) * share),
    })),
  };
}

/** How the demonstration runs each method: in its ordinary case, at the threshold where that makes a difference. */
const WAYS: Readonly<Record<MethodCode, Partial<PurchaseBody>>> = {
  'open-tender': {},
  'invited-tender': { invitation: 'prequalification', atThreshold: true },
  'competitive-negotiation': {
    invitation: 'library',
    whyNotConsultation: '紧急需要，磋商文件的编制和评审来不及完成（示例）。',
  },
  'competitive-consultation': {},
  'single-source': { supplierId: DEMO_ORGANISATIONS.provider1.id, atThreshold: true },
  'below-threshold': {},
};

/** The same purchase by another method, with the case and the facts that the method asks for. */
export function byMethod(body: PurchaseBody, method: MethodCode, number = body.number): PurchaseBody {
  const [ground] = METHOD_GROUNDS[method];
  const statement = `示例情形：${ground?.title.zh ?? METHODS[method].title.zh}。`;
  return { ...body, number, method, ...(ground && { ground: { code: ground.code, statement } }), ...WAYS[method] };
}

/**
 * A term as the api takes it. A date that a notice of an earlier year names is moved forward by whole years, so that
 * an old notice can be run today with the same length.
 */
function termBody(term: Term, number: string, year: number): object {
  switch (term.unit) {
    case 'month':
      return { months: term.count };
    case 'day':
      return { days: term.count };
    case 'working-day':
      return { workingDays: term.count };
    case 'until': {
      const noticeYear = Number(/(20\d\d)/.exec(number)?.[1] ?? year);
      const moved = Number(term.until.slice(0, 4)) + Math.max(0, year - noticeYear);
      return { until: `${moved}${term.until.slice(4).replace('-02-29', '-02-28')}` };
    }
  }
}

/** Reads one notice of a file of `{number, text}` lines. Throws a UserError that says which field cannot be read. */
export async function noticeFrom(file: string, number: string): Promise<Notice> {
  const lines = await readFile(file, 'utf8').catch(() => {
    throw new UserError(`The notices file ${file} cannot be read: give an existing file of JSON lines with --notices.`);
  });
  const found = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => noticeLine(line, `${file}, line ${index + 1}`))
    .find((notice) => notice.number === number);
  if (found === undefined) throw new UserError(`${file} has no notice ${number}: look at its "number" fields.`);
  const reading = readNotice(found.text);
  if (!reading.ok) {
    const problems = reading.problems.map(({ field, messageZh, messageEn }) => `  ${field}: ${messageZh} ${messageEn}`);
    throw new UserError(`Notice ${number} cannot be made a purchase; nothing was created.\n${problems.join('\n')}`);
  }
  return reading.notice;
}

function noticeLine(line: string, where: string): { readonly number: string; readonly text: string } {
  try {
    const { number, text } = JSON.parse(line) as { number: unknown; text: unknown };
    if (typeof number === 'string' && typeof text === 'string') return { number, text };
  } catch {
    // Told below, together with a line that is JSON but no notice.
  }
  throw new UserError(`${where} is not a notice: every line must be {"number": "…", "text": "…"}.`);
}
