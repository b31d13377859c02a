import { describe, expect, test } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { facts, paragraph, type OfficialDocument } from '../../api/documents/document.ts';
import { officialPdf } from '../../api/documents/pdf/official-pdf.ts';

const ROWS = 60;

const NOTICE: OfficialDocument = {
  subject: '照料护理服务（示例）',
  title: '成交结果公告',
  number: 'SLZC2027-C3-000001-SLJG',
  blocks: [
    { kind: 'heading', text: '一、项目基本情况' },
    facts(['项目名称', '照料护理服务（示例）']),
    paragraph('本公告自发布之日起一个工作日。'),
    {
      kind: 'table',
      caption: '成交结果',
      columns: [
        { title: '标段', width: 1 },
        { title: '供应商', width: 3 },
      ],
      rows: Array.from({ length: ROWS }, (_, index) => [String(index + 1), `示例供应商${index + 1}`]),
    },
  ],
  office: '示例县民政局',
  date: '2027-03-01',
  notes: ['本公告的散列值见公开门户。'],
};

async function bytesOf(document: OfficialDocument): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of officialPdf(document).stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

/** Objects of a PDF of ours by number. */
function objectsOf(pdf: string): Map<string, string> {
  return new Map([...pdf.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]));
}

/** The tags under an element, in reading order, with the tags of those in it. */
function outline(objects: ReadonlyMap<string, string>, id: string): string {
  const body = objects.get(id)!;
  const tag = /\/S \/(\w+)/.exec(body)![1];
  const inside = /\/K \[([^\]]*)\]/.exec(body)?.[1] ?? '';
  const children = [...inside.matchAll(/(\d+) 0 R(?!\s*\/MCID)/g)]
    .map(([, child]) => child!)
    .filter((child) => /\/S \//.test(objects.get(child) ?? ''));
  return children.length === 0 ? tag! : `${tag}(${children.map((child) => outline(objects, child)).join(' ')})`;
}

describe('a notice on paper', () => {
  test('is read aloud in order, by what its parts are', async () => {
    const pdf = await bytesOf(NOTICE);
    const objects = objectsOf(pdf);
    expect(pdf).toMatch(/\/Marked true/);
    const root = [...objects].find(([, body]) => /\/S \/Document\b/.test(body))!;
    const rows = Array.from({ length: ROWS }, () => 'TR(TD TD)').join(' ');
    expect(outline(objects, root[0])).toBe(`Document(H1 P H2 P P Table(Caption TR(TH TH) ${rows}) P P Note)`);
    expect([...pdf.matchAll(/\/Scope \/Column/g)]).toHaveLength(2);
  });

  test('has no ink that is neither of a part nor left out on purpose', async () => {
    const pages = [...objectsOf(await bytesOf(NOTICE)).values()].flatMap((body) => {
      const [head = '', stream] = body.split(/\nstream\n/);
      if (stream === undefined || !head.includes('FlateDecode') || head.includes('Length1')) return [];
      const text = inflateSync(Buffer.from(stream.replace(/\nendstream$/, ''), 'latin1')).toString('latin1');
      return text.includes(' Tf') ? [text] : [];
    });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const outside = page.replaceAll(/\/\w+ <<[^>]*>> BDC[\s\S]*?EMC/g, '');
      expect(outside).not.toMatch(/TJ|\bS\n/);
    }
  });
});
