import { Connection } from '@temporalio/client';

// The numbers of Temporal's IndexedValueType.
const KEYWORD = 2;
const INT = 3;
const DATETIME = 6;

// Numbers of gRPC's status codes.
const ALREADY_EXISTS = 6;
const UNIMPLEMENTED = 12;

/** What purchases can be found by in Temporal's own screens and queries. */
const SEARCH_ATTRIBUTES: Record<string, number> = {
  Stage: KEYWORD,
  Region: KEYWORD,
  Method: KEYWORD,
  BudgetYear: INT,
  ProviderId: KEYWORD,
  DueAt: DATETIME,
};

/** Adds the search attributes that the server's default namespace does not have yet. */
export async function ensureSearchAttributes(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    const namespace = 'default';
    const present = await presentAttributes(connection, namespace);
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !present.includes(name));
    if (missing.length === 0) return;
    const searchAttributes = Object.fromEntries(missing);
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes }).catch((error: unknown) => {
      if (codeOf(error) !== ALREADY_EXISTS) throw error;
    });
  } finally {
    await connection.close();
  }
}

async function presentAttributes(connection: Connection, namespace: string): Promise<string[]> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.keys(customAttributes);
  } catch (error) {
    // The time-skipping test server can add attributes but not list them.
    if (codeOf(error) === UNIMPLEMENTED) return [];
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}

/** Undefined when the server's default namespace answers, else the reason why not. */
export async function probeTemporal(address: string): Promise<string | undefined> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2000 });
    try {
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      return undefined;
    } finally {
      await connection.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}
