import { useTranslation } from 'react-i18next';
import { isUnderWay, type Takeover } from './takeover-query.ts';

type Task = Takeover['tasks'][number];

export interface Step {
  readonly code: 'freeze' | 'decide' | 'cover' | 'visit' | 'settle' | 'resolve' | 'rectify' | 'bridge' | 'permanent';
  readonly state: 'done' | 'open' | 'later' | 'skipped';
  /** What is lacking, in words. */
  readonly lacks: readonly string[];
  /** Where somebody can do it now. */
  readonly tasks: readonly Task[];
}

/** The course of a takeover as a list to tick off; a drill ends when everybody would be covered. */
export function useSteps(takeover: Takeover): readonly Step[] {
  const { t } = useTranslation('takeovers');
  const { t: c } = useTranslation('contracts');
  const { drill, coverage, byDependency, timings } = takeover;
  const levels = byDependency.filter(({ covered, total }) => covered < total);
  const unvisited = byDependency.reduce((sum, { covered, visited }) => sum + covered - visited, 0);
  const covered = timings.lastCoveredAt !== null;
  const pending = levels.map(({ dependency, total, covered: has }) =>
    t('live.pending', { level: c(`dependency.${dependency}`), n: total - has }),
  );
  const steps: Step[] = [
    step('freeze', takeover, [], [], drill ? 'skipped' : 'done'),
    step('decide', takeover, ['decide-takeover']),
    step('cover', takeover, ['answer-standby'], pending, covered ? 'done' : coverage.total > 0 ? 'open' : undefined),
  ];
  if (drill) return steps;
  const visited = covered && unvisited === 0;
  const visits = unvisited > 0 ? [t('live.visitsLeft', { n: unvisited })] : [];
  return [
    ...steps,
    step(
      'visit',
      takeover,
      ['confirm-first-visits', 'confirm-last-resort-visits'],
      visits,
      visited ? 'done' : undefined,
    ),
    step('settle', takeover, ['settle-takeover']),
    step('resolve', takeover, ['resolve-takeover']),
    ...(takeover.rectifications.length > 0 || takeover.tasks.some(({ kind }) => kind === 'order-rectification')
      ? [step('rectify', takeover, ['order-rectification', 'report-rectification', 'accept-rectification'])]
      : []),
    ...afterwards(takeover, (n) => t('live.permanentLeft', { n })),
  ];
}

/** After a termination: the bridge gets its terms, and permanent providers take everybody over. */
function afterwards(takeover: Takeover, left: (n: number) => string): readonly Step[] {
  const { succession, state } = takeover;
  if (succession === null) return [];
  const lacks = succession.waiting > 0 ? [left(succession.waiting)] : [];
  return [
    step(
      'bridge',
      takeover,
      ['plan-succession', 'approve-succession'],
      [],
      succession.terms === null ? undefined : 'done',
    ),
    step('permanent', takeover, ['confirm-successor-visits'], lacks, state === 'bridging' ? 'open' : 'done'),
  ];
}

function step(
  code: Step['code'],
  takeover: Takeover,
  kinds: readonly Task['kind'][],
  lacks: readonly string[] = [],
  known?: Step['state'],
): Step {
  const own = takeover.tasks.filter(({ kind }) => kinds.includes(kind));
  const open = own.filter(({ state }) => state === 'open' || state === 'claimed');
  const state = known ?? stateOf(takeover, own, open);
  return { code, state, lacks: state === 'done' || state === 'skipped' ? [] : lacks, tasks: open };
}

function stateOf(takeover: Takeover, own: readonly Task[], open: readonly Task[]): Step['state'] {
  if (open.length > 0) return 'open';
  if (own.some(({ state }) => state === 'done' || state === 'submitted')) return 'done';
  return isUnderWay(takeover) ? 'later' : 'skipped';
}
