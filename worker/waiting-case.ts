/** A row that waits for its workflow: the rows are their own outbox. */
export interface WaitingCase<Type extends string, Input, Region extends string | undefined = string> {
  /** Name of the workflow. */
  readonly type: Type;
  readonly workflowId: string;
  readonly input: Input;
  /** Undefined where nothing may be found by it. */
  readonly region: Region;
  readonly summary: string;
  /** Marks the row as accepted by Temporal. */
  readonly accepted: () => Promise<unknown>;
}
