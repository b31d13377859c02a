import type { Job, Lanes } from './jobs.ts';

/** Makes ready what the job needs; nothing of that is measured. Each job loads only its own libraries. */
export async function lanesOf(job: Job): Promise<Lanes> {
  switch (job.kind) {
    case 'tasks':
      return (await import('./http-lanes.ts')).taskLanes(job);
    case 'starts':
      return (await import('./http-lanes.ts')).startLanes(job);
    case 'pages':
      return (await import('./http-lanes.ts')).pageLanes(job);
    case 'inserts':
      return (await import('./insert-lanes.ts')).insertLanes(job);
    case 'lookups':
      return (await import('./lookup-lanes.ts')).lookupLanes(job);
    case 'signals':
      return (await import('./temporal-lanes.ts')).signalLanes(job);
    case 'bare-starts':
      return (await import('./temporal-lanes.ts')).bareStartLanes(job);
    case 'bare-steps':
      return (await import('./step-lanes.ts')).bareStepsLanes(job);
    case 'jieli-steps':
      return (await import('./step-lanes.ts')).jieliStepsLanes(job);
  }
}
