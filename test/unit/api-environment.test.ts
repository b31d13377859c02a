import { describe, expect, test } from '@jest/globals';
import { readEnvironment } from '../../api/environment.ts';

describe('the environment of the api', () => {
  const least = {
    DATABASE_URL: 'postgres://127.0.0.1/jieli',
    JIELI_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
  };

  test('without anything said it is production on port 3000 with the ordinary clock', () => {
    expect(readEnvironment(least)).toMatchObject({ mode: 'production', port: 3000, daySeconds: undefined });
  });

  test('every missing or wrong variable is named in one message', () => {
    const read = () => readEnvironment({ PORT: 'http', JIELI_MODE: 'test', JIELI_LOG_LEVEL: 'loud' });
    for (const name of ['DATABASE_URL', 'JIELI_SIGNING_KEY', 'PORT', 'JIELI_MODE', 'JIELI_LOG_LEVEL'])
      expect(read).toThrow(name);
  });

  test('production refuses a fast clock, the demo takes it', () => {
    const fast = { ...least, JIELI_DAY_SECONDS: '2' };
    expect(() => readEnvironment(fast)).toThrow('JIELI_DAY_SECONDS');
    expect(readEnvironment({ ...fast, JIELI_MODE: 'demo' }).daySeconds).toBe(2);
  });

  test('an empty variable counts as unset', () => {
    expect(readEnvironment({ ...least, PORT: '', JIELI_TEMPORAL_UI_URL: '' })).toMatchObject({
      port: 3000,
      temporalUiUrl: undefined,
    });
  });
});
