const SIGN_IN = '请登录接力系统查看并办理。';

/**
 * The words of a text message, by what it tells of. They name no purchase, person or organisation: a telephone may be in
 * other hands, and before the opening not even a number may say who takes part (PB-05).
 */
export const TEXTS = {
  task: `【接力】您有一项急办任务，须在24小时内办理。${SIGN_IN}`,
  reminder: `【接力】您有一项任务即将到期。${SIGN_IN}`,
  escalation: `【接力】有一项任务已逾期，已报监督员。${SIGN_IN}`,
  urged: `【接力】有同事催办您的一项任务。${SIGN_IN}`,
  assigned: `【接力】有一项任务交给您办理。${SIGN_IN}`,
  'taken-over': `【接力】监督员调整了您一项任务的办理人。${SIGN_IN}`,
} as const;

/** To a recipient: which visit it is stands on the page behind the link alone. */
export function ratingText(address: string): string {
  return `【接力】请您说说最近一次上门服务来没来、满意不满意，点开即可，不用登录：${address}`;
}

export type TextKind = keyof typeof TEXTS;

/** A mobile number of the mainland: eleven digits. */
export const MOBILE = /^1[3-9]\d{9}$/;

/** As it is shown, also to its owner: the last four digits tell which one it is. */
export function maskedMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}
