import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import type { ApiContext } from '../../api/context.ts';
import { ChangeFeed } from '../../api/events/change-feed.ts';
import { openSession } from '../../api/sessions/session.ts';
import type { Role } from '../../domain/tasks/task-kind.ts';
import { taskKindDefinition, type TaskKind } from '../../domain/tasks/task-kinds.ts';
import { inboxOf } from '../../domain/tasks/task-state.ts';
import { connect, type Database } from '../../prisma/database.ts';
import { readSigningKey } from '../../prisma/signing-key.ts';
import { migrate } from '../../prisma/migrate.ts';
import { DEMO_COUNTY, DEMO_ORGANISATIONS } from '../../prisma/seed/demo/organisations.ts';
import { DEMO_USERS } from '../../prisma/seed/demo/users.ts';
import { seed } from '../../prisma/seed/seed.ts';
import { addresses } from './stage.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers freely; their shapes are checked by the app itself (checkAnswers).
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface Call {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array;
  readonly headers?: Record<string, string>;
}

/** One signed-in person (or nobody) talking to the api. */
export class Visitor {
  readonly userId: string;
  readonly #base: string;
  readonly #token: string | undefined;

  constructor(base: string, userId: string, token: string | undefined) {
    this.#base = base;
    this.userId = userId;
    this.#token = token;
  }

  get(path: string, call?: Call): Promise<Answer> {
    return this.send('GET', path, call);
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, { body, ...(headers ? { headers } : {}) });
  }

  async send(method: string, path: string, { body, raw, headers = {} }: Call = {}): Promise<Answer> {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload as RequestInit['body'] & string }),
    });
    if (response.headers.get('content-type') === 'text/event-stream') {
      await response.body?.cancel(); // it has no end
      return { status: response.status, headers: response.headers, body: '' };
    }
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }
}

export interface TaskWish {
  readonly workflowId?: string;
  readonly kind?: TaskKind;
  readonly region?: string;
  readonly purchaseId?: string;
  readonly organisationId?: string;
  readonly userId?: string;
  readonly excluded?: readonly string[];
  readonly dueAt?: Date;
  readonly dueRule?: string;
  readonly subject?: Record<string, unknown>;
}

/** A task's address: its id holds slashes. */
export function taskPath(id: string, command = ''): string {
  return `/api/v1/tasks/${encodeURIComponent(id)}${command === '' ? '' : `/${command}`}`;
}

/** The api over a database of its own with the demo's people; nothing else runs, so tasks stay as tests leave them. */
export class ApiWorld {
  readonly context: ApiContext;
  readonly url: string;
  readonly #server: Server;
  readonly #drop: () => Promise<void>;
  readonly #visitors = new Map<string, Visitor>();
  #tasks = 0;

  private constructor(context: ApiContext, server: Server, drop: () => Promise<void>) {
    this.context = context;
    this.#server = server;
    this.#drop = drop;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<ApiWorld> {
    const { url, drop } = await createDatabase(addresses().databaseUrl);
    const database = connect(url, 16);
    const log = pino({ level: 'silent' });
    const context: ApiContext = {
      database,
      environment: {
        databaseUrl: url,
        signingKey: readSigningKey(randomBytes(32).toString('base64')),
        port: 0,
        mode: 'demo',
        daySeconds: undefined,
        ocdsPrefix: 'ocds-jieli0',
        temporalUiUrl: 'http://127.0.0.1:8233',
        logLevel: 'silent',
        databaseConnections: 16,
      },
      log,
      changes: new ChangeFeed(database, log),
      checkAnswers: true,
    };
    const server = createServer(createApp(context));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ApiWorld(context, server, drop);
  }

  get database(): Database {
    return this.context.database;
  }

  async close(): Promise<void> {
    this.context.changes.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.database.close();
    await this.#drop();
  }

  nobody(): Visitor {
    return new Visitor(this.url, '', undefined);
  }

  /** A person of the demo, signed in. */
  async as(username: string): Promise<Visitor> {
    const known = this.#visitors.get(username);
    if (known) return known;
    const user = DEMO_USERS.find((candidate) => candidate.username === username)!;
    const visitor = await this.visitor(user.id);
    this.#visitors.set(username, visitor);
    return visitor;
  }

  /** Another person of the role beside the demo's, signed in. */
  async another(role: Role, region = DEMO_COUNTY): Promise<Visitor> {
    const { id } = await this.database.prisma.user.create({
      data: {
        username: `another-${randomUUID()}`,
        displayName: `示例另一人（${role}）`,
        passwordHash: 'none',
        roles: [role],
        organisationId: DEMO_ORGANISATIONS.buyer.id,
        regionCode: region,
        demo: true,
      },
    });
    return this.visitor(id);
  }

  async visitor(userId: string): Promise<Visitor> {
    const { token } = await openSession(this.database, userId);
    return new Visitor(this.url, userId, token);
  }

  async purchase(regionCode = DEMO_COUNTY): Promise<{ id: string; number: string }> {
    const { id, number } = await this.database.prisma.purchase.create({
      data: {
        number: `TEST-${randomUUID()}`,
        name: '示例采购',
        method: 'competitive-consultation',
        regionCode,
        buyerId: DEMO_ORGANISATIONS.buyer.id,
        drafterId: DEMO_USERS[0]!.id,
        budgetFen: 140_000_000n,
        budgetYear: 2026,
        fundSource: '困难群众救助补助资金（示例）',
        clockEpoch: new Date(),
      },
    });
    return { id, number };
  }

  /** An open task as the worker would put it into an inbox; answers its id. */
  async task(wish: TaskWish = {}): Promise<string> {
    const { kind = 'draft-plan', region = DEMO_COUNTY, organisationId, userId, excluded = [], subject = {} } = wish;
    const definition = taskKindDefinition(kind);
    const dueAt = wish.dueAt ?? new Date(Date.now() + 86_400_000);
    const id = `purchase:test/${kind}/${++this.#tasks}`;
    await this.database.prisma.task.create({
      data: {
        id,
        workflowId: wish.workflowId ?? 'purchase:test',
        kind,
        regionCode: region,
        purchaseId: wish.purchaseId ?? (await this.purchase(region)).id,
        subject: subject as object,
        candidateRole: definition.candidateRole,
        candidateOrgId: organisationId ?? null,
        candidateUserId: userId ?? null,
        inbox: inboxOf({ role: definition.candidateRole, region, organisationId, userId }),
        excluded: [...excluded],
        dueAt,
        dueLegal: dueAt,
        dueRule: wish.dueRule ?? 'HS-01',
      },
    });
    return id;
  }

  /** A lot whose one bid has been opened and ranked. */
  async rankedLot(): Promise<{ purchaseId: string; lotId: string; bidId: string }> {
    const { id: purchaseId } = await this.purchase();
    const { prisma } = this.database;
    const lot = await prisma.lot.create({
      data: {
        purchaseId,
        seq: 1,
        name: '示例标段',
        budgetFen: 70_000_000n,
        termUnit: 'month',
        termCount: 12,
        catalogueItems: [],
      },
    });
    const bid = await prisma.bid.create({
      data: {
        purchaseId,
        lotId: lot.id,
        providerId: DEMO_ORGANISATIONS.provider1.id,
        envelope: Buffer.from('sealed'),
        envelopeHash: '00',
        receivedAt: new Date(),
        openedAt: new Date(),
        priceFen: 69_000_000n,
      },
    });
    await this.rank(lot.id, bid.id);
    return { purchaseId, lotId: lot.id, bidId: bid.id };
  }

  rank(lotId: string, bidId: string): Promise<void> {
    return rankFirst(this.database, lotId, bidId);
  }

  /** Everything that a refused command must leave as it was. */
  async everythingOf(taskId: string): Promise<unknown> {
    const { rows } = await this.database.pool.query(
      `SELECT t.*, (SELECT count(*) FROM audit_event a WHERE a.object_id = t.id) AS audits,
              (SELECT count(*) FROM notification n WHERE n.task_id = t.id) AS notifications,
              (SELECT count(*) FROM task_comment c WHERE c.task_id = t.id) AS comments
       FROM task t WHERE id = $1`,
      [taskId],
    );
    return rows[0];
  }
}

export async function rankFirst({ prisma }: Database, lotId: string, bidId: string): Promise<void> {
  const points = { technicalHundredths: 7000, priceHundredths: 2000, totalHundredths: 9000 };
  await prisma.ranking.create({ data: { lotId, bidId, rank: 1, ...points } });
}

async function createDatabase(serverUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `api_${randomUUID().replaceAll('-', '')}`;
  const command = async (text: string) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await command(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await seed(url.href, { demo: true });
  return { url: url.href, drop: () => command(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A filling of `draft-plan` that is valid. */
export const PLAN = {
  need: '为六个乡镇的救助对象购买照料护理服务，标准见指导性目录，已征求意见。',
  recipientsServed: 120,
  methodReason: '服务内容需与供应商磋商细化，采用竞争性磋商。',
  smeReserve: 'reserved',
  riskPlan: '合同载明临时接管预案和备选承接主体，乡镇工作站兜底，服务不中断。',
};
