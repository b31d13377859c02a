import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { timeSkippingServer } from '../../dev/time-skipping-server.ts';
import { instantOfMillis, type Instant } from '../../domain/time/shanghai.ts';
import { workflowId } from '../../domain/workflow-id.ts';
import { completeTask } from '../../workflows/messages.ts';
import type { PurchaseInput } from '../../workflows/purchase/course.ts';
import { SEARCH } from '../../workflows/search-attributes.ts';
import { fakeActivities } from './fake-activities.ts';
import { StandInClock } from './stand-in/clock.ts';
import {
  startAdmission,
  startAlert,
  startDispute,
  startTrigger,
  startAppeal,
  startGrading,
  startBondReturn,
  startEvaluation,
  startChallenge,
  startComplaint,
  startContract,
  startAssessment,
  startExpert,
  startExpertRemoval,
  startProject,
  startReview,
  startPurchase,
  startDebarment,
  startRepair,
  startSuccession,
  startTakeover,
  type Place,
} from './stand-in/start.ts';
import { World } from './stand-in/world.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** The numbers of Temporal's IndexedValueType. */
const INDEXED = { KEYWORD: 2, INT: 3, DATETIME: 6 };

const TASK_QUEUE = 'test';

/** Of a file's histories: one takes as long as half a second of a processor. */
const MOST_REPLAYED = 12;

/** No test needs a tenth of it while the server skips time. */
const STOOD_STILL_MS = 45_000;

/**
 * The real workflows on Temporal's time-skipping server, with the world outside in memory: one a test file, with a new
 * world for each test. Time passes only while somebody waits for a result or calls `until`.
 */
export class TestStage {
  world: World;
  readonly env: TestWorkflowEnvironment;
  #worker: Worker | undefined;
  #running: Promise<void> = Promise.resolve();
  #tests = 0;
  #testBegan = 0;
  #timeStandsStill = false;
  readonly #started: string[] = [];
  readonly #histories: { readonly workflowId: string; readonly history: unknown }[] = [];

  private constructor(env: TestWorkflowEnvironment) {
    this.env = env;
    this.world = this.newWorld();
  }

  static async open(): Promise<TestStage> {
    const logging = { filter: makeTelemetryFilterString({ core: 'ERROR' }) };
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging } });
    const env = await timeSkippingEnvironment();
    // Its list of them is not implemented, so they are added unseen.
    const searchAttributes = Object.fromEntries(Object.values(SEARCH).map(({ name, type }) => [name, INDEXED[type]]));
    await env.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
    const stage = new TestStage(env);
    stage.#worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: await workflowBundle(),
      activities: fakeActivities(() => stage.world),
    });
    stage.#running = stage.#worker.run();
    return stage;
  }

  /** Also replays a dozen of the histories that the tests have made. */
  async close(): Promise<void> {
    this.#worker?.shutdown();
    await this.#running;
    await this.env.teardown();
    await this.#replay();
  }

  /**
   * Call it before each test. A noisy world repeats every signal and sends stray ones between.
   * Throws when an earlier test has stopped the server's time: every other would wait for its own limit.
   */
  newWorld({ noisy = false } = {}): World {
    if (this.#timeStandsStill) throw new Error('The time of the server stands still since an earlier test.');
    this.#tests += 1;
    this.#testBegan = performance.now();
    const now = async () => instantOfMillis(await this.env.currentTimeMs());
    // At scale 1 both clocks are the same, whatever the epoch.
    const clock = new StandInClock(now, { epoch: '2026-01-01T00:00:00.000Z', scale: 1 });
    this.world = new World(clock, async (id, decision) => {
      const workflow = this.env.client.workflow.getHandle(id);
      await workflow.signal(completeTask, decision);
      if (!noisy) return;
      await workflow.signal(completeTask, decision);
      await workflow.signal(completeTask, { ...decision, taskId: `${id}/nobody-asked/1` });
    });
    return this.world;
  }

  /** Lets time pass up to an instant; what happens by then has been started, not necessarily finished. */
  async until(instant: string): Promise<void> {
    await this.env.sleep(Math.max(0, Date.parse(instant) - (await this.env.currentTimeMs())));
  }

  /** Lets time pass to the bid deadline of the purchase, whose notice is out or about to be. */
  async toBidDeadline(): Promise<void> {
    await this.world.called('publishTenderNotice');
    await this.until(this.world.deadline!.wall);
  }

  startPurchase(given: Partial<PurchaseInput> = {}) {
    return this.#remember(startPurchase(this.#place, this.world, given));
  }

  startContract() {
    return this.#remember(startContract(this.#place, this.world));
  }

  startTakeover(how: Parameters<typeof startTakeover>[2] = {}) {
    return this.#remember(startTakeover(this.#place, this.world, how));
  }

  startRepair() {
    return this.#remember(startRepair(this.#place, this.world));
  }

  startDebarment() {
    return this.#remember(startDebarment(this.#place, this.world));
  }

  startSuccession() {
    return this.#remember(startSuccession(this.#place));
  }

  startAdmission() {
    return this.#remember(startAdmission(this.#place, this.world));
  }

  startDispute() {
    return this.#remember(startDispute(this.#place));
  }

  startTrigger() {
    return this.#remember(startTrigger(this.#place));
  }

  startAlert() {
    return this.#remember(startAlert(this.#place));
  }

  startBondReturn() {
    return this.#remember(startBondReturn(this.#place));
  }

  startProject(how: { readonly township: boolean; readonly survey?: true }) {
    return this.#remember(startProject(this.#place, this.world, how));
  }

  startEvaluation(evaluatorId?: string | null) {
    return this.#remember(startEvaluation(this.#place, evaluatorId));
  }

  startAppeal() {
    return this.#remember(startAppeal(this.#place, this.world));
  }

  startGrading() {
    return this.#remember(startGrading(this.#place, this.world));
  }

  startReview() {
    return this.#remember(startReview(this.#place, this.world));
  }

  startExpert() {
    return this.#remember(startExpert(this.#place, this.world));
  }

  startExpertRemoval() {
    return this.#remember(startExpertRemoval(this.#place, this.world));
  }

  startAssessment() {
    return this.#remember(startAssessment(this.#place));
  }

  startChallenge(receivedAt?: Instant, seq?: number) {
    return this.#remember(startChallenge(this.#place, this.world, receivedAt, seq));
  }

  startComplaint(receivedAt?: Instant, seq?: number) {
    return this.#remember(startComplaint(this.#place, this.world, receivedAt, seq));
  }

  /** A challenge or a complaint that is received now, each with numbers of its own. */
  startCase(kind: 'challenge' | 'complaint', seq: number): Promise<{ result(): Promise<unknown> }> {
    return kind === 'challenge' ? this.startChallenge(undefined, seq) : this.startComplaint(undefined, seq);
  }

  /**
   * Ends what a test has left running: by cancelling, because a terminated workflow stops this server's time for good. The
   * histories are kept for `close`.
   */
  async clear(): Promise<void> {
    this.#timeStandsStill ||= performance.now() - this.#testBegan > STOOD_STILL_MS;
    const contracts = [...this.world.contracts.values()].map(({ number }) => workflowId.contract(number));
    const ids = [...this.#started.splice(0), ...contracts];
    for (const id of ids) {
      const handle = this.env.client.workflow.getHandle(id);
      const cancelled = await handle.cancel().then(
        () => true,
        () => false,
      );
      if (cancelled) await handle.result().catch(() => undefined);
    }
    for (const id of ids) {
      // A contract that was drafted and never signed has no workflow.
      const history = await this.env.client.workflow
        .getHandle(id)
        .fetchHistory()
        .catch(() => undefined);
      if (history !== undefined) this.#histories.push({ workflowId: id, history });
    }
  }

  /** Throws for the first history that does not replay: a worker that starts anew could not go on with such a case. */
  async #replay(): Promise<void> {
    const options = { workflowBundle: await workflowBundle() };
    const every = Math.ceil(this.#histories.length / MOST_REPLAYED);
    const some = this.#histories.filter((_, at) => at % every === 0);
    for await (const { workflowId: id, error } of Worker.runReplayHistories(options, some))
      if (error !== undefined) throw new Error(`${id} does not replay`, { cause: error });
  }

  get #place(): Place {
    return { client: this.env.client, taskQueue: TASK_QUEUE, number: `TEST-${this.#tests}` };
  }

  async #remember<H extends { readonly workflowId: string }>(started: Promise<H>): Promise<H> {
    const handle = await started;
    this.#started.push(handle.workflowId);
    return handle;
  }
}

/** The SDK waits five seconds for the server to start; on a busy machine Java may need longer the first time. */
async function timeSkippingEnvironment(attempts = 5): Promise<TestWorkflowEnvironment> {
  const executable = await timeSkippingServer();
  try {
    return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  } catch (error) {
    if (attempts === 1) throw error;
    return timeSkippingEnvironment(attempts - 1);
  }
}
