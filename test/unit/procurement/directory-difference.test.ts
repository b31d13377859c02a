import { expect, test } from '@jest/globals';
import { directoryDifference, type EditionItem } from '../../../domain/procurement/directory-difference.ts';

function item(code: string, change: Partial<EditionItem> = {}): EditionItem {
  const indicator = {
    ...{ code: `${code}-1`, nameZh: '满意度', nameEn: 'Satisfaction', unitZh: '%', unitEn: '%', weight: 100 },
    ...{ target: { direction: 'atLeast' as const, value: 90 }, methodZh: '回访', methodEn: 'Calls' },
  };
  return {
    ...{
      code,
      class: 'direct',
      nameZh: `服务${code}`,
      nameEn: `Service ${code}`,
      contentZh: '内容',
      contentEn: 'Content',
    },
    ...{ unitZh: '次', unitEn: 'visit', indicators: [indicator], ...change },
  };
}

test('what is new, what is no more and what has changed are told apart, in the order of the codes', () => {
  const { added, changed, retired } = directoryDifference(
    [item('B03'), item('B01'), item('B02')],
    [item('B09'), item('B02'), item('B04'), item('B01', { nameZh: '照料', unitZh: '小时' })],
  );
  expect(added.map(({ code }) => code)).toEqual(['B04', 'B09']);
  expect(changed.map(({ after, parts }) => [after.code, parts])).toEqual([['B01', ['name', 'unit']]]);
  expect(retired.map(({ code }) => code)).toEqual(['B03']);
});

test('another target, weight or number of indicators is a change of the standard', () => {
  const [one] = item('B01').indicators;
  for (const indicators of [
    [{ ...one!, target: { direction: 'atLeast' as const, value: 95 } }],
    [{ ...one!, target: { direction: 'atMost' as const, value: 90 } }],
    [
      { ...one!, weight: 60 },
      { ...one!, code: 'B01-2', weight: 40 },
    ],
  ]) {
    const { changed } = directoryDifference([item('B01')], [item('B01', { indicators })]);
    expect(changed.map(({ parts }) => parts)).toEqual([['indicators']]);
  }
});

test('two editions that say the same have no difference, in whatever order they stand', () => {
  expect(directoryDifference([item('B01'), item('A01')], [item('A01'), item('B01')])).toEqual({
    added: [],
    changed: [],
    retired: [],
  });
});
