import {
  CHALLENGE_GROUND_LABELS,
  challengeDays,
  needsParticipation,
  type ChallengeGround,
} from '../../domain/procurement/challenge.ts';
import type { RuleId } from '../../domain/procurement/rules.ts';
import { formatInstant, instantOfMillis } from '../../domain/time/shanghai.ts';
import { Problem } from '../problem.ts';
import type { ChallengeSituation } from './challenge-facts.ts';

/**
 * Why the organisation may not challenge on this ground now, or undefined if it may.
 *
 * @param earlier when it challenged on this ground before
 */
export function challengeRefusal(
  ground: ChallengeGround,
  { windows, now, tookPart }: ChallengeSituation,
  earlier: Date | undefined,
): Problem | undefined {
  const label = CHALLENGE_GROUND_LABELS[ground];
  const window = windows.find((candidate) => candidate.ground === ground);
  if (earlier !== undefined) return repeated(earlier);
  if (needsParticipation(ground) && !tookPart) return noStanding();
  if (window === undefined) {
    return refuse('challenge-too-early', 'CH-01', {
      zh: `${label.zh}环节尚未结束，还不能就此提出质疑。环节结束后七个工作日内可以提出。`,
      en: `${label.en}: this step is not over yet. Challenge it within seven working days of its end.`,
    });
  }
  if (now <= window.until.at) return undefined;
  const until = formatInstant(window.until.at);
  return refuse(
    'challenge-late',
    'CH-01',
    {
      zh: `就${label.zh}提出质疑的期限是 ${until}（北京时间），自 ${window.countsFrom} 起${challengeDays(window.countsFrom)}个工作日，现已届满（政府采购法第五十二条），本次内容未被接收。`,
      en: `A challenge (${label.en}) could be handed in until ${until} (Asia/Shanghai), ${challengeDays(window.countsFrom)} working days from ${window.countsFrom} (GPL 52). It was not taken.`,
    },
    { until: window.until.at },
  );
}

function noStanding(): Problem {
  return refuse('challenge-no-standing', 'CH-01', {
    zh: '对采购过程和采购结果提出质疑的，应当是参与本项目采购活动的供应商；贵单位没有提交响应文件（财政部令第94号第十一条）。',
    en: 'Only a supplier that took part may challenge the process or the result; yours handed in no bid (M94 11).',
  });
}

function repeated(earlier: Date): Problem {
  const at = formatInstant(instantOfMillis(earlier.getTime()));
  return refuse('challenge-repeated', 'CH-02', {
    zh: `贵单位已于 ${at}（北京时间）就同一环节提出质疑。采购文件要求一次性提出针对同一环节的质疑（财政部令第94号第十条），对答复不满意的可以依法投诉。`,
    en: `You challenged this step at ${at} (Asia/Shanghai). The documents require all challenges to one step at once (M94 10); whoever is not content with the answer may complain.`,
  });
}

function refuse(
  code: 'challenge-late' | 'challenge-too-early' | 'challenge-no-standing' | 'challenge-repeated',
  rule: RuleId,
  detail: { readonly zh: string; readonly en: string },
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(code, { detail, extra: { rule, ...extra } });
}
