import Sequencer from '@jest/test-sequencer';

/** Files in the order of their names: suites that share one installation find it as they did the last time. */
export default class ByName extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => one.path.localeCompare(other.path));
  }
}
