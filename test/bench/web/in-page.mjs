// Runs in every measured page before anything of its own: notes what the browser reports. A classic script by its text.
{
  const seen = { fcp: 0, lcp: 0, cls: 0, contentAt: 0, longTasks: [], events: [] };
  const watch = (type, note, options = {}) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true, ...options });
  };
  watch('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime;
  });
  watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  watch('longtask', ({ startTime, duration }) => seen.longTasks.push([startTime, duration]));
  // The sum over the whole visit, not the worst session window: stricter, and visits here are short.
  watch('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  watch('event', ({ duration, interactionId }) => interactionId && seen.events.push(duration), {
    durationThreshold: 16,
  });

  const lookForContent = () => {
    const content = document.querySelector(globalThis.benchContent);
    if (content && content.getClientRects().length > 0) seen.contentAt = performance.now();
    else requestAnimationFrame(lookForContent);
  };
  requestAnimationFrame(lookForContent);

  /** Milliseconds between frames while the page is scrolled by so many pixels a frame. */
  const scrollFrames = (frames, step) =>
    new Promise((resolve) => {
      const times = [];
      let last;
      const next = (now) => {
        if (last !== undefined) times.push(now - last);
        last = now;
        if (times.length === frames) return resolve(times);
        scrollBy(0, step);
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    });

  /** Milliseconds from each press of a key until another row is chosen and painted. */
  const choices = [];
  let pressedAt;
  addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
  const watchChoices = () => {
    const observer = new MutationObserver((changes) => {
      if (pressedAt === undefined || !changes.some(({ target }) => target.matches('.chosen'))) return;
      const from = pressedAt;
      pressedAt = undefined;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => choices.push(performance.now() - from); // after the frame's paint
        port2.postMessage(undefined);
      });
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['class'], childList: true });
  };

  /** Until so many choices have been painted. Waits by frames: the pages' policy forbids the evaluation that a driver's own wait needs. */
  const untilChoices = (count) =>
    new Promise((resolve) => {
      const look = () => (choices.length >= count ? resolve() : requestAnimationFrame(look));
      look();
    });

  globalThis.bench = { seen, scrollFrames, choices, watchChoices, untilChoices };
}
