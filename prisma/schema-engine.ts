import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  mockAdapter,
  mockMigrationAwareAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type * as EngineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';

type Engine = typeof EngineModule;

/** What is used of WebAssembly; TypeScript's own types of it come with the whole of a browser. */
interface WebAssemblyApi {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: { __wbindgen_start: () => void } } }>;
}

const RECORD_FINISHED =
  'UPDATE "_prisma_migrations" SET finished_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL';

const require = createRequire(import.meta.url);
let loaded: Promise<Engine> | undefined;

/**
 * Prisma's own schema engine, compiled to WebAssembly. The `prisma` command wants to download a native one, which many
 * government networks do not allow; this one is an ordinary npm package.
 *
 * @param pool of one connection; ended by the caller, which also releases the engine's advisory lock
 * @param onScriptError receives PostgreSQL's own error when a migration's SQL fails; the engine hides it
 */
export async function openSchemaEngine(pool: pg.Pool, onScriptError: (error: Error) => void): Promise<SchemaEngine> {
  return createEngine(new WholeScriptPg(pool, onScriptError));
}

/** The same engine without a database: good for comparing schemas, nothing else. */
export async function openOfflineSchemaEngine(): Promise<SchemaEngine> {
  // The engine asks one question before it does anything: does the schema exist, and which PostgreSQL is it?
  const answer: SqlResultSet = {
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, 'PostgreSQL 15.0', 150_000]],
  };
  const adapter: SqlDriverAdapter = {
    ...mockAdapter('postgres'),
    queryRaw: () => Promise.resolve(answer),
    getConnectionInfo: () => ({ supportsRelationJoins: true }),
    dispose: () => Promise.resolve(),
  };
  const connect = () => Promise.resolve(adapter);
  return createEngine({ ...mockMigrationAwareAdapterFactory('postgres'), connect, connectToShadowDb: connect });
}

async function createEngine(adapterFactory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  loaded ??= loadEngine();
  const engine = await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFactory);
  return engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
}

async function loadEngine(): Promise<Engine> {
  const scriptPath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const engine = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as Engine;
  const bytes = await readFile(scriptPath.replace(/\.js$/, '.wasm'));
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': withoutLastingTimers(engine) });
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

/** The engine leaves the timer of its lock running for ten seconds, which would keep every command alive that long. */
function withoutLastingTimers(engine: Engine): Record<string, unknown> {
  const timer = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref();
  return Object.fromEntries(
    Object.entries(engine).map(([name, member]) => [name, name.startsWith('__wbg_setTimeout_') ? timer : member]),
  );
}

/**
 * Prisma's adapter cuts a migration at every semicolon, which breaks triggers, `DO` blocks and comments. This one sends
 * it whole, so PostgreSQL runs it in one transaction, and marks it finished in that same transaction: a process killed
 * at any moment leaves the migration either applied and recorded, or neither.
 */
class WholeScriptPg extends PrismaPg {
  readonly #onScriptError: (error: Error) => void;

  constructor(pool: pg.Pool, onScriptError: (error: Error) => void) {
    super(pool);
    this.#onScriptError = onScriptError;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    adapter.executeScript = async (script) => {
      try {
        await pool.query(`${script}\n;\n${RECORD_FINISHED}`);
      } catch (error) {
        this.#onScriptError(error as Error);
        throw error;
      }
    };
    return adapter;
  }
}
