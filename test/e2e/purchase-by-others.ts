import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError } from '@temporalio/client';
import { Bidders } from '../../dev/demo/bidders.ts';
import { Office, type PurchaseView } from '../../dev/demo/office.ts';
import { VirtualOfficers } from '../../dev/demo/virtual-officers.ts';
import type { TaskKind } from '../../domain/tasks/task-kinds.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import type { Database } from '../../prisma/database.ts';
import { DEMO_COUNTY } from '../../prisma/seed/demo/organisations.ts';
import { aPurchase, temporal } from '../integration/stage.ts';
import { installation } from './console-stage.ts';

const LOOK_EVERY_MS = 200;
/** Ten days of bidding take twenty seconds; the rest is people’s work, on a slow machine too. */
const PATIENCE_MS = 240_000;
const BUDGET_FEN = 70_000_000;

/** Everybody but the test's own person: a purchase of one lot whose people come to its tasks through the api. */
export class PurchaseByOthers {
  readonly id: string;
  readonly number: string;
  readonly #database: Database;
  readonly #office: Office;
  readonly #bidders: Bidders;

  private constructor(
    database: Database,
    office: Office,
    { id, number }: { readonly id: string; readonly number: string },
  ) {
    this.#database = database;
    this.#office = office;
    this.#bidders = new Bidders(office.people());
    this.id = id;
    this.number = number;
  }

  /** Opened by the officer, for three recipients of a township of its own. */
  static async open(database: Database): Promise<PurchaseByOthers> {
    const office = await Office.open(installation.apiUrl, () => undefined);
    const township = await aTownship(database);
    const [lot] = aPurchase(100).lots;
    const lots = [{ ...lot!, townships: [township], budgetFen: BUDGET_FEN, ceilingFen: BUDGET_FEN }];
    const body = aPurchase(100, 0, { lots, budgetFen: BUDGET_FEN });
    const { id } = await office.person('officer').post<{ id: string }>('/purchases', body);
    return new PurchaseByOthers(database, office, { id, number: body.number });
  }

  /** People work and providers bid until that kind of task is asked for; nobody touches it. Its id. */
  async until(kind: TaskKind): Promise<string> {
    const leaves = (task: { readonly kind: TaskKind }) => task.kind === kind;
    const officers = new VirtualOfficers(this.#office.people(), () => undefined, { leaves, search: this.number });
    const working = officers.work();
    try {
      const nobody = working.then(() => Promise.reject(new Error('nobody works')));
      return await Promise.race([this.asked(kind), nobody]);
    } finally {
      await officers.stop();
    }
  }

  /** The task of that kind, as soon as the workflow has asked for it. Its id. */
  async asked(kind: TaskKind): Promise<string> {
    const auditor = this.#office.person('auditor');
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt;) {
      const purchase = await auditor.get<PurchaseView>(`/purchases/${this.id}`);
      if (purchase.stage === 'bidding') await this.#bidders.bidOnce(purchase);
      const found = await this.#database.prisma.task.findFirst({
        where: { purchaseId: this.id, kind, state: { in: ['open', 'claimed'] } },
        select: { id: true },
      });
      if (found) return found.id;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    throw new Error(`nobody was asked for ${kind}`);
  }
}

/** Nobody is asked for more: the fast clock would fill others’ inboxes with a contract that nobody performs. */
export async function endWorkflows({ number }: PurchaseByOthers): Promise<void> {
  const client = await temporal();
  for (const id of [workflowId.purchase(number), workflowId.contract(`${number}-1`)]) {
    await client.workflow.getHandle(id).terminate('the test is over').catch(notRunning);
  }
  await client.connection.close();
}

function notRunning(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}

async function aTownship({ pool }: Database): Promise<string> {
  const own = randomUUID().slice(0, 8);
  const township = `示例${own}镇`;
  await pool.query(
    `INSERT INTO recipient (number, name, region_code, township, programme, dependency, fictitious)
     SELECT $1 || n, '示例丁' || n, $2, $3, 'extreme-poverty-support', 'partial', true FROM generate_series(1, 3) n`,
    [`SIGN-${own}-`, DEMO_COUNTY, township],
  );
  return township;
}
