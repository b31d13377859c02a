import { addWords, type SameKeys } from '../words/i18n.ts';

export const zh = {
  workingDay: '工作日',
  freeDay: '休息日或法定节假日',
  unknownDay: '放假安排尚未公布',
  sumOf: '合计 {{sum}}，满分 {{most}}',
  act: '操作',
};

const en: SameKeys<typeof zh> = {
  workingDay: 'working day',
  freeDay: 'day off or public holiday',
  unknownDay: 'holidays not published yet',
  sumOf: 'Total {{sum}} of {{most}}',
  act: 'Actions',
};

addWords('form', zh, en);
