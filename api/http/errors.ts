import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { Problem } from '../problem.ts';
import { sendProblem } from './answer.ts';
import { problemOfParser } from './json-body.ts';
import { recordOf } from './request-record.ts';

/** PostgreSQL: connection lost, shutting down, too many connections; and what pg says when it gets none. */
const AWAY = /^(08|53|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|P2028)$/;

/** The database's own refusal of a file for something that was decided between the check and the write. */
const FILES_CLOSED = 'JL004';

/** Of a lot whose item was retired in the moment between the check and the write. */
const NOT_IN_DIRECTORY = 'JL120';

function justRetired(item: string): Problem {
  return new Problem('directory-item-retired', {
    detail: {
      zh: `${item} 刚刚由新版指导性目录取消，没有创建任何内容。请从现行目录中另选服务。`,
      en: `A new edition of the directory has just retired ${item}; nothing was created. Choose from the directory in force.`,
    },
    extra: { item },
  });
}

export function filesClosed(): Problem {
  return new Problem('attachment-closed', {
    detail: {
      zh: '已经办结，附件保持办结时的样子，没有增加也没有移除。',
      en: 'This has been decided; its attachments stay as they were. Nothing was added or removed.',
    },
  });
}

/** The one error handler. What is not a refusal is logged with the request's id and told without particulars. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const { requestId, route, sealed } = recordOf(response);
    const problem = error instanceof Problem ? error : (problemOfParser(error) ?? unexpected(error));
    if (problem.status >= 500 && !(error instanceof Problem)) {
      log.error({ requestId, route: sealed ? undefined : route, err: error }, 'request failed');
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(response, problem, requestId);
  };
}

function unexpected(error: unknown): Problem {
  const { code, message, detail } = error as { code?: unknown; message?: unknown; detail?: unknown };
  if (code === FILES_CLOSED) return filesClosed();
  if (code === NOT_IN_DIRECTORY) return justRetired(String(detail));
  const away =
    (typeof code === 'string' && AWAY.test(code)) || /timeout exceeded when trying to connect/.test(String(message));
  if (away) {
    return new Problem('not-ready', {
      detail: {
        zh: '系统暂时繁忙，您的操作没有执行，请稍候重试。',
        en: 'The service is briefly unavailable; nothing was done. Try again shortly.',
      },
      headers: { 'Retry-After': '5' },
    });
  }
  return new Problem('internal', {
    detail: {
      zh: '系统发生错误，您的操作没有执行。请重试；仍有问题时请将请求编号告知管理员。',
      en: 'Something went wrong and nothing was done. Try again; if it stays, tell your administrator the request id.',
    },
  });
}
