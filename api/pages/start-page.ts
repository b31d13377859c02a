import type { ApiEnvironment } from '../environment.ts';

/** Username and what the person does, in the order of the procedure. */
const DEMO_ACCOUNTS = [
  ['officer', '采购经办人', 'drafts plans, documents and contracts'],
  ['colleague', '采购经办人（同单位）', 'is handed tasks by the officer, stands in'],
  ['approver', '审批人', 'approves what others drafted'],
  ['finance', '财政经办人', 'confirms budgets, pays'],
  ['supervisor', '监督员', 'inspects, starts takeovers'],
  ['clerk', '窗口经办人', 'last-resort visits'],
  ['assistant', '村级协理员', 'helps recipients'],
  ['auditor', '审计员', 'reads everything of the region'],
  ['admin', '系统管理员', 'administers'],
  ['expert1 – expert7', '评审专家', 'score bids'],
  ['provider1 – provider4', '承接主体', 'bid, deliver, stand by'],
] as const;

/** The plain page at `/`: what runs where, for whoever has just started the service. */
export function startPage({ mode, temporalUiUrl }: ApiEnvironment): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接力 Jieli</title>
<link rel="stylesheet" href="/start.css">
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
</head>
<body>
<header>
<h1>接力 <span lang="en">Jieli</span></h1>
<p>政府购买社会救助服务，从计划到验收，服务不断档。</p>
<p lang="en">Government purchases of social-assistance services, from plan to acceptance, with no recipient left without a provider.</p>
</header>
<main>
<section aria-labelledby="where">
<h2 id="where">服务入口 <span lang="en">What runs where</span></h2>
<ul>
<li><a href="/console/"><strong>办公界面</strong> <span lang="en">Console</span></a></li>
<li><a href="/public/"><strong>信息公开</strong> <span lang="en">Public portal, no login</span></a></li>
<li><a href="/api/docs">接口文档 <span lang="en">API documentation</span></a>（<a href="/api/openapi.json">OpenAPI 3.1</a>）</li>
${temporalLine(temporalUiUrl)}
<li><a href="/readyz">健康检查 <span lang="en">Health</span></a>，<a href="/metrics">运行指标 <span lang="en">Metrics</span></a></li>
</ul>
</section>
${mode === 'demo' ? demoSection() : ''}
</main>
</body>
</html>
`;
}

function temporalLine(url: string | undefined): string {
  if (url === undefined) return '';
  return `<li><a href="${escapeHtml(url)}">流程运行界面 <span lang="en">Temporal UI</span></a></li>`;
}

function demoSection(): string {
  const rows = DEMO_ACCOUNTS.map(
    ([username, zh, en]) =>
      `<tr><th scope="row"><code>${username}</code></th><td>${zh}</td><td lang="en">${en}</td></tr>`,
  );
  return `<section aria-labelledby="demo">
<h2 id="demo">演示账号 <span lang="en">Demo accounts</span></h2>
<p>单位和人员均为虚构；密码均为 <code>jieli-demo</code>。<span lang="en">All fictitious; the password of each is <code>jieli-demo</code>.</span></p>
<table>
<thead><tr><th scope="col">用户名 <span lang="en">Username</span></th><th scope="col">岗位</th><th scope="col" lang="en">Does</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
