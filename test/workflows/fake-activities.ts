import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../../activities/activities.ts';
import { bidBonds } from './stand-in/bid-bonds.ts';
import { caseOrders } from './stand-in/case-orders.ts';
import { cases } from './stand-in/cases.ts';
import { committee } from './stand-in/committee.ts';
import { complaints } from './stand-in/complaints.ts';
import { contracts } from './stand-in/contracts.ts';
import { methods } from './stand-in/methods.ts';
import { penalties } from './stand-in/penalties.ts';
import { procedure } from './stand-in/procedure.ts';
import { succession } from './stand-in/succession.ts';
import { takeovers } from './stand-in/takeovers.ts';
import type { Call, World } from './stand-in/world.ts';

/**
 * The activities of whichever world is the present one, in memory. Each call is written down. What goes wrong here is
 * the test's or the workflow's mistake, so it is not retried: the workflow fails and the test with it.
 */
export function fakeActivities(present: () => World): Activities {
  const names = Object.keys(activitiesOf(present())) as (keyof Activities)[];
  const call = (name: keyof Activities) => async (request: never) => {
    const world = present();
    const at = await world.clock.now();
    try {
      const result = await (activitiesOf(world)[name] as (given: never) => Promise<Call['result']>)(request);
      world.record({ at, activity: name, request, result });
      return result;
    } catch (error) {
      throw ApplicationFailure.nonRetryable(`${name}: ${(error as Error).message}`);
    }
  };
  return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as Activities;
}

function activitiesOf(world: World): Activities {
  return {
    openTask: (request) => world.tasks.open(request),
    taskTimePassed: (taskId) => world.tasks.timePassed(taskId),
    closeTask: (taskId) => world.tasks.close(taskId),
    async cancelTask({ taskId, reason }) {
      world.tasks.cancel(taskId, reason);
    },
    ...procedure(world),
    ...methods(world),
    ...committee(world),
    ...contracts(world),
    ...bidBonds(world),
    ...takeovers(world),
    ...succession(world),
    ...penalties(world),
    ...cases(world),
    ...complaints(world),
    ...caseOrders(world),
  };
}
