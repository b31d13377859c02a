import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { LARGEST_FILE, PART_BYTES } from '../../domain/attachments.ts';
import { aDocx, aPdf } from '../integration/attachments-sending.ts';
import { apiPath, ConsoleStage, taskAddress } from './console-stage.ts';

const PDF = 'application/pdf';

describe('attachments on the task page', () => {
  const stage = ConsoleStage.setUp();

  async function openClaimedTask() {
    const task = await stage.firstTask();
    await (await stage.as('officer')).post(apiPath(task.id, 'claim'));
    await stage.signIn('officer', `tasks/${task.id}`);
    await stage.page.getByLabel('采购需求').fill('起草中的需求');
    return task;
  }

  test('are chosen, shown with who and when, downloaded and removed', async () => {
    await openClaimedTask();
    const content = aPdf(2 * PART_BYTES + 100);
    await stage.page
      .getByLabel('选择文件')
      .setInputFiles({ name: '需求调查（示例）.pdf', mimeType: PDF, buffer: content });
    await stage.page.getByText('已上传“需求调查（示例）.pdf”').waitFor();
    await stage.page.getByText(/PDF 文件 · 512 KB · 示例采购经办人 .* 上传/).waitFor();
    const [download] = await Promise.all([
      stage.page.waitForEvent('download'),
      stage.page.getByRole('link', { name: '下载“需求调查（示例）.pdf”' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('需求调查（示例）.pdf');
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.shot('attachments');
    await stage.page.getByRole('button', { name: '移除“需求调查（示例）.pdf”' }).click();
    await stage.page.getByRole('button', { name: '移除', exact: true }).click();
    await stage.page.getByText(/示例采购经办人 .* 移除/).waitFor();
    expect(await stage.page.getByRole('link', { name: '下载“需求调查（示例）.pdf”' }).count()).toBe(0);
  });

  test('are dropped onto the page', async () => {
    await openClaimedTask();
    const files = await stage.page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File(['姓名,乡镇'], '名单.csv')); return data; })()`,
    );
    await stage.page.locator('.picker').dispatchEvent('drop', { dataTransfer: files });
    await stage.page.getByText('已上传“名单.csv”').waitFor();
  });

  test('of a wrong type or too large have their sentence, and the form stays', async () => {
    await openClaimedTask();
    const picker = stage.page.getByLabel('选择文件');
    await picker.setInputFiles({ name: '方案.docx', mimeType: 'application/msword', buffer: aDocx(true) });
    await stage.page.getByText('没有上传“方案.docx”：文档含有宏').waitFor();
    const folder = mkdtempSync(join(tmpdir(), 'jieli-large-'));
    try {
      const path = join(folder, '扫描.pdf');
      const file = openSync(path, 'w');
      ftruncateSync(file, LARGEST_FILE + 1);
      closeSync(file);
      await picker.setInputFiles(path);
      await stage.page.getByText('“扫描.pdf”有 50.0 MB，超过 50.0 MB').waitFor();
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(await stage.seriousFindings()).toEqual([]);
    await stage.page.getByRole('button', { name: '知道了' }).first().click();
    await stage.page.getByRole('button', { name: '知道了' }).click();
    expect(await stage.page.getByLabel('采购需求').inputValue()).toBe('起草中的需求');
  });

  test('go on where the connection broke', async () => {
    await openClaimedTask();
    let sent = 0;
    await stage.page.route('**/parts/*', async (route) => {
      sent += 1;
      if (sent === 3) await route.abort();
      else await route.continue();
    });
    const content = aPdf(4 * PART_BYTES);
    await stage.page.getByLabel('选择文件').setInputFiles({ name: '合同.pdf', mimeType: PDF, buffer: content });
    await stage.page.getByText('“合同.pdf”传到 50% 时连接中断').waitFor();
    await stage.page.getByRole('button', { name: '继续上传“合同.pdf”' }).click();
    await stage.page.getByText('已上传“合同.pdf”').waitFor();
    expect(sent).toBe(5);
    expect(await stage.page.getByLabel('采购需求').inputValue()).toBe('起草中的需求');
  });

  test('are read but not changed by whoever does not hold the task', async () => {
    const task = await openClaimedTask();
    await stage.page.getByLabel('选择文件').setInputFiles({ name: 'a.pdf', mimeType: PDF, buffer: aPdf() });
    await stage.page.getByText('已上传“a.pdf”').waitFor();
    const approver = await stage.newVisitor();
    await stage.signIn('approver', new URL(taskAddress(task)).pathname.replace('/console/', ''), approver);
    await approver.getByRole('link', { name: '下载“a.pdf”' }).waitFor();
    expect(await approver.getByLabel('选择文件').count()).toBe(0);
    expect(await approver.getByRole('button', { name: '移除“a.pdf”' }).count()).toBe(0);
  });
});
