import { expect } from '@jest/globals';
import { ApiWorld, taskPath, type Answer, type TaskWish, type Visitor } from './api-world.ts';

/** The people and the moves that tests of commands on tasks have in common. */
export class CommandStage {
  readonly world: ApiWorld;
  readonly officer: Visitor;
  readonly colleague: Visitor;
  readonly supervisor: Visitor;

  private constructor(world: ApiWorld, officer: Visitor, colleague: Visitor, supervisor: Visitor) {
    this.world = world;
    this.officer = officer;
    this.colleague = colleague;
    this.supervisor = supervisor;
  }

  static async open(): Promise<CommandStage> {
    const world = await ApiWorld.open();
    return new CommandStage(
      world,
      await world.as('officer'),
      await world.another('officer'),
      await world.as('supervisor'),
    );
  }

  /** The refusal, having checked that it changed nothing. */
  async refused(taskId: string, act: () => Promise<Answer>): Promise<Answer> {
    const before = await this.world.everythingOf(taskId);
    const answer = await act();
    expect(await this.world.everythingOf(taskId)).toEqual(before);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.type).toBe(`urn:jieli:problem:${answer.body.code}`);
    return answer;
  }

  async claimed(wish: TaskWish = {}, by: Visitor = this.officer): Promise<string> {
    const id = await this.world.task(wish);
    expect((await by.post(taskPath(id, 'claim'))).status).toBe(200);
    return id;
  }
}
