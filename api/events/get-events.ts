import { Problem } from '../problem.ts';
import { Download, EVENT_STREAM, route, type Route } from '../route.ts';
import { EVENT_TOPICS } from './topics.ts';

const streamEvents = route({
  method: 'get',
  path: '/events',
  operationId: 'streamEvents',
  summary: '实时更新 · Hear of changes as they happen',
  description:
    `Server-sent events. \`changes\` holds a list of { topic, id } (topics: ${EVENT_TOPICS.join(', ')}) of what the caller ` +
    'may see, never contents: read again what you show of it. `ready` after connecting and `refresh` mean: read everything ' +
    'anew. `alive` comes every 15 seconds. `signed-out` ends the stream. Nothing is said of bids before the opening.',
  tag: 'system',
  access: ['read', 'Task'],
  success: { status: 200, media: EVENT_STREAM, description: 'The stream; it goes on until either side ends it' },
  problems: ['too-many-streams'],
  handle({ caller, tokenHash }, { changes }) {
    const stream = changes.listen(caller, tokenHash!);
    if (stream === undefined) return Promise.reject(tooMany());
    // Nginx would collect the events before it passes them on.
    const headers = { 'Content-Type': EVENT_STREAM, 'X-Accel-Buffering': 'no' };
    return Promise.resolve(new Download(stream.content, headers));
  },
});

function tooMany(): Problem {
  return new Problem('too-many-streams', {
    detail: {
      zh: '您同时打开的页面过多，本页改为定时刷新。请关闭不用的页面。',
      en: 'You have too many pages open; this one asks now and then instead. Close those that you do not need.',
    },
    headers: { 'Retry-After': '60' },
  });
}

export const EVENT_ROUTES: readonly Route[] = [streamEvents];
