import { describe, expect, test } from '@jest/globals';
import { PUBLISH } from '../../api/portal/allow-list.ts';
import { canonicalJson } from '../../api/portal/canonical.ts';
import { framed } from '../../api/portal/frame.ts';
import { atomFeed } from '../../api/portal/atom.ts';
import { noticePage } from '../../api/portal/pages/notice.ts';
import { purchasePage } from '../../api/portal/pages/purchase.ts';
import { viewOf } from '../../api/portal/view.ts';
import { NOTICE_KINDS } from '../../domain/procurement/notice-kinds.ts';

const SECRET = 'SECRET';
const view = viewOf({ query: {}, path: '/public/', origin: 'http://portal.test', demo: true });

/** What no row should bring, and one day some row will. */
const UNWANTED = {
  recipientName: SECRET,
  phone: SECRET,
  drafterId: SECRET,
  sealedIdentity: SECRET,
  drawn: [SECRET],
  notes: SECRET,
  lastPriceFen: SECRET,
  contact: { name: SECRET },
};

function row(kind: string, body: object): object {
  return {
    id: '6f1c9a34-5d6e-4f70-8a91-0b2c3d4e5f60',
    number: 'GK-1',
    kind,
    title: '照料护理服务（示例）',
    method: 'open-tender',
    region: '220422',
    regionName: '示例县',
    buyer: '示例县民政局',
    publishedAt: new Date('2026-11-25T01:30:00Z'),
    body,
    ...UNWANTED,
  };
}

/** Every list and member that a body may hold, each with what does not belong there. */
const BODY = {
  ...UNWANTED,
  deadline: '2026-12-08T01:30:00.000Z',
  lots: [
    {
      ...UNWANTED,
      seq: 1,
      lot: 1,
      name: '标段',
      provider: '示例中心',
      amountFen: 100,
      budgetFen: 100,
      items: [{ code: 'B01', nameZh: '照料', nameEn: 'Care', ...UNWANTED }],
    },
  ],
  bids: [{ ...UNWANTED, lot: 1, provider: '示例中心', priceFen: 100 }],
  criteria: [{ ...UNWANTED, titleZh: '方案', titleEn: 'Plan', weight: 100, kind: 'technical' }],
  changes: [{ ...UNWANTED, item: '时间', before: '甲', after: '乙' }],
  number: 'GK-1-1',
  lot: 1,
  recipientsAsked: 20,
  recipientsSatisfied: 19,
};

describe('the allow-list', () => {
  test.each(NOTICE_KINDS)('lets nothing unnamed of a %s onto a page, into JSON or a feed', (kind) => {
    const notice = PUBLISH.notice(row(kind, BODY));
    const shown = [
      canonicalJson(notice),
      framed(view, noticePage(view, notice, undefined), '/style.css'),
      framed(view, purchasePage(view, { notices: [notice], answers: [], contracts: [], draws: [] }), '/style.css'),
      atomFeed({ path: '/public/feeds/notices.atom', title: '全部', origin: view.origin, items: [notice] }),
    ];
    expect(shown.filter((text) => text.includes(SECRET))).toEqual([]);
    expect(shown.every((text) => text.includes('照料护理服务（示例）'))).toBe(true);
  });

  test('lets nothing but question and answer of an answered question out, and no number of a person', () => {
    const head = { ...(row('tender-notice', BODY) as Record<string, unknown>), body: undefined, kind: undefined };
    const spoken = { question: '几号开始？联系 13812345678', answer: '合同签订之日起。' };
    const answer = PUBLISH.answer({ ...head, ...spoken, providerId: SECRET, askedAt: SECRET, answeredBy: SECRET });
    const notice = PUBLISH.notice(row('tender-notice', BODY));
    const shown = [
      canonicalJson(answer),
      framed(
        view,
        purchasePage(view, { notices: [notice], answers: [answer], contracts: [], draws: [] }),
        '/style.css',
      ),
      atomFeed({ path: '/public/feeds/answers.atom', title: '答复', origin: view.origin, items: [answer] }),
    ];
    for (const text of shown) {
      expect(text).toContain('合同签订之日起。');
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('13812345678');
    }
  });

  test('knows no other kind of notice', () => {
    expect(() => PUBLISH.notice(row('internal-memo', BODY))).toThrow();
  });

  test('sums up a contract and keeps findings and people out', () => {
    const contract = PUBLISH.contract({
      ...row('contract-notice', {}),
      ...UNWANTED,
      purchase: 'GK-1',
      lot: 1,
      lotName: '标段',
      provider: '示例中心',
      kind: 'main',
      state: 'running',
      amountFen: '68800000',
      startsOn: '2026-10-10',
      endsOn: '2027-10-09',
      noticeId: '6f1c9a34-5d6e-4f70-8a91-0b2c3d4e5f60',
      inspections: { months: '2', passed: 2, visitsPlanned: 4, visitsDone: 4, satisfaction: null, ...UNWANTED },
      acceptance: { asked: 20, satisfied: 19, acceptedAt: '2026-11-25T01:30:00.000Z', ...UNWANTED },
    });
    expect(canonicalJson(contract)).not.toContain(SECRET);
    expect(contract).toMatchObject({ amountFen: 68_800_000, inspections: { months: 2 } });
  });

  test('does not publish a draft of a contract', () => {
    expect(() => PUBLISH.contract({ ...row('contract-notice', {}), state: 'draft' })).toThrow();
  });

  test.each([
    ['身份证 22042219700101123X 的老人', '身份证 〔证件号码已隐去〕 的老人'],
    ['联系电话13912345678。', '联系电话〔手机号码已隐去〕。'],
    ['编号 202611250001139123456789', '编号 202611250001139123456789'],
  ])('takes numbers of people out of free text: %s', (written, published) => {
    const notice = PUBLISH.notice(row('tender-notice', { requirements: written }));
    expect(notice.body).toMatchObject({ requirements: published });
  });

  test('still shows a notice of which one field is damaged', () => {
    const notice = PUBLISH.notice(row('tender-notice', { deadline: 'soon', lots: 'none', requirements: '照料护理' }));
    expect(notice.body).toEqual({ lots: [], criteria: [], requirements: '照料护理' });
  });
});

describe('the same content', () => {
  test('gives the same bytes, whatever the order of its members', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });
});

describe('a page', () => {
  test('shows markup in a text as text', () => {
    const notice = PUBLISH.notice({ ...row('tender-notice', {}), title: '</script><script>alert(1)</script>"\'&' });
    const shown = framed(view, noticePage(view, notice, undefined), '/style.css');
    expect(shown).not.toContain('<script>alert');
    expect(shown).toContain('&#60;/script&#62;&#60;script&#62;alert(1)');
  });
});
