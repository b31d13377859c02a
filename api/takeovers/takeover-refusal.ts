import { Problem } from '../problem.ts';

interface ContractUnderway {
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly takeovers: readonly { readonly id: string; readonly drill: boolean }[];
}

/** Why no takeover of the contract may be asked for now, or undefined. `takeovers` are those under way. */
export function takeoverRefusal(
  { number, kind, state, takeovers }: ContractUnderway,
  drill: boolean,
): Problem | undefined {
  // A drill is refused beside anything; a takeover only beside another takeover.
  const under = takeovers.find((running) => drill || !running.drill);
  if (under) return alreadyRunning(number, under.id);
  return state !== 'running' || kind !== 'main' ? notRunning(number) : undefined;
}

function alreadyRunning(number: string, takeoverId: string): Problem {
  return new Problem('takeover-running', {
    detail: {
      zh: `合同 ${number} 已有一次接管在进行，不能重复提出。请在该接管中处理。`,
      en: `A takeover of contract ${number} is under way; there cannot be two. Go on in that one.`,
    },
    extra: { takeoverId },
  });
}

function notRunning(number: string): Problem {
  return new Problem('contract-not-running', {
    detail: {
      zh: `合同 ${number} 不在履行中，不能接管。临时合同的问题请在原接管中处理。`,
      en: `Contract ${number} is not running, so there is nothing to take over. For an interim contract, go on in its takeover.`,
    },
  });
}
