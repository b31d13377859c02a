/** One lot: budget in yuan as the notice writes it, ceiling ('same' as the budget, null for none), term. */
export type ExpectedLot = readonly [budget: string, ceiling: 'same' | null, term: string];

/** What a notice of the corpus says, written out from its text; or the fields that keep it from being imported. */
export type ExpectedNotice =
  | {
      readonly number: string;
      readonly method: string;
      readonly methodFrom: 'text' | 'number';
      readonly budget: string;
      readonly lots: readonly ExpectedLot[];
    }
  | { readonly number: string; readonly problems: readonly string[] };

const METHODS = { C: 'competitive-consultation', J: 'competitive-negotiation', G: 'open-tender' };

function read(number: string, method: keyof typeof METHODS, budget: string, ...lots: ExpectedLot[]): ExpectedNotice {
  return { number, method: METHODS[method], methodFrom: 'text', budget, lots };
}

/** The same for a notice that names no method: an open tender by the G of its number. */
function byNumber(number: string, budget: string, ...lots: ExpectedLot[]): ExpectedNotice {
  return { number, method: METHODS.G, methodFrom: 'number', budget, lots };
}

function refused(number: string, ...problems: string[]): ExpectedNotice {
  return { number, problems };
}

/** In the order of the corpus. Terms: d calendar days, wd working days, m months. */
export const EXPECTED_NOTICES: readonly ExpectedNotice[] = [
  read('HCZC2021-C3-210232-HYZX', 'C', '1400000', ['700000', 'same', '12m'], ['700000', 'same', '12m']),
  read('HCZC2021-C3-210228-GXJC', 'C', '800000', ['800000', null, 'until 2022-05-31']),
  byNumber('LZZC2021-G3-000968-GXCD', '13300680', ['13300680', 'same', '11m']),
  read('HZZC2021-C2-230413-GXHS', 'C', '1633497.69', ['1633497.69', 'same', '60d']),
  refused('YLZC2021-C3-810377-GXGY', 'term 1'),
  refused('YLZC2021-J1-210497-JTGC', 'term 1', 'term 2'),
  read('HZZC2021-C2-210192-GXXZ', 'C', '1427236.38', ['1427236.38', 'same', '60d']),
  read('NNJKZC2021-065C', 'J', '2704462.7', ['2704462.7', null, '60d']),
  read('CZZC2021-C2-30027-YYZB', 'C', '2100328', ['2100328', 'same', '120d']),
  read('CZZC2021-C3-250327-GXCH', 'C', '548000', ['548000', 'same', '30d']),
  read('HZZC2021-C3-020217-HZSG', 'C', '692160', ['692160', null, '24m']),
  read('GGZC2021-C2-62427-YZLZ', 'C', '2775693.71', ['2775693.71', 'same', '100d']),
  read('BSZC2021-J3-290260-GSZX', 'J', '600000', ['600000', null, '24m']),
  read('BSZC2021-J2-290280-GSZX', 'J', '1788378.25', ['1788378.25', null, '60d']),
  refused('NNZC2021-30171A', 'method', 'budget 1', 'term 1', 'budget 2', 'term 2'),
  read('HCZC2021-J2-280293-GXZX', 'J', '1561021', ['1561021', null, '60d']),
  read('LZZC2021-C3-000974-LZJC', 'C', '1494000', ['1494000', 'same', '36m']),
  read('BHZC2021-J3-20030-GXYX', 'J', '880000', ['880000', 'same', '24m']),
  refused('GLZC2021-C1-260098-WDMZ', 'term 1'),
  byNumber('GLZC2021-G1-260091-GXZJ', '580000', ['580000', null, '10wd']),
  read('CZZC2021-J1-210154-GXYL', 'J', '1000000', ['1000000', 'same', '30d']),
  read('NNZC2021-C3-991955-GXRY', 'C', '660000', ['660000', 'same', '12m']),
  read('WZZC2021-J1-000539-YZLZ', 'J', '600000', ['600000', 'same', '30d']),
  byNumber('LZZC2021-G3-000966-GXHY', '1160000', ['1160000', 'same', '12m']),
  read('CZZC2021-J1-50051-KLZB', 'J', '1960000', ['1960000', 'same', '60d']),
  read('GXZC2021-J1-005232-GXDD', 'J', '2500000', ['2500000', null, '30wd']),
  read('BSZC2021-J1-310443-GXYL', 'J', '819576', ['819576', 'same', '25d']),
  refused('YLZC2021-C2-810378-YSHX', 'ceiling 1'),
  refused('GLZC2021-C3-990989-ZJGJ', 'term 1'),
  refused('GLZC2021-C3-990980-GXZD', 'term 1'),
  read('BSZC2021-J1-300223-GXJT', 'J', '700534', ['700534', 'same', '60d']),
  read('BSZC2021-J1-290278-TWZX', 'J', '580800', ['580800', null, '45d']),
  read('CZZC2021-C3-000435-GXGN', 'C', '840000', ['840000', 'same', '60d']),
  read('CZZC2021-C3-000437-GXGN', 'C', '900000', ['900000', 'same', '60d']),
  refused('HCZC2021-G3-220216-GXHS', 'term 1', 'term 2', 'term 3'),
  refused('NNZC2021-J3-030376-HDZB', 'term 1'),
  read('WZZC2021-J1-230083-XGZX', 'J', '800000', ['800000', 'same', '7d']),
  read('BSZC2021-J2-250693-FZJT', 'J', '3235772.22', ['3235772.22', null, '50d']),
  refused('FCZC2021-C3-10048-GXYL', 'term 1'),
  refused('GXZC2021-G1-004953-CGZX', 'term 1'),
  read('GGZC2021-C2-62626-YZLZ', 'C', '1339600', ['1339600', 'same', '30d']),
  read('LBJXZC2021-C2-00046-LBJT', 'C', '1088000', ['1088000', 'same', '180d']),
  read('LBXCZC2021-C2-01493-GXLJ', 'C', '3336076.55', ['3336076.55', null, '300d']),
  read('LBXCZC2021-C2-01476-GXYQ', 'C', '1395500', ['1395500', 'same', '60d']),
  read('GXZC2021-J1-005252-KLZB', 'J', '2335000', ['2335000', 'same', '180d']),
  byNumber('GXZC2021-G3-004758-GXTZ', '2000000', ['2000000', null, '24m']),
  read('HCZC2021-J1-240244-GSZB', 'J', '878565', ['878565', 'same', '10d']),
  read('WZZC2021-J1-000529-ZYZB', 'J', '780000', ['780000', null, '30d']),
  read('NNZC2021-C3-100202-GXGL', 'C', '2000000', ['2000000', null, 'until 2022-06-30']),
  refused('NNZC2021-C3-991975-GXJZ', 'term 1'),
  read('BSZC2021-J1-280408-GXHL', 'J', '600000', ['600000', 'same', '10d']),
  refused('HZZC2021-C3-030229-GXDR', 'budget 1', 'ceiling 1', 'term 1'),
  byNumber('BHZC2021-G3-000097-CGZX', '1146600', ['1146600', null, 'until 2024-04-01']),
  byNumber('GXZC2021-G1-003789-GTZB', '3049500', ['3049500', 'same', '30wd']),
  read('BSZC2021-J2-020289-YJZX', 'J', '824095.87', ['824095.87', null, '90d']),
  read('BSZC2021-J2-020288-YJZX', 'J', '655989.98', ['655989.98', null, '90d']),
  read('BSZC2021-J2-020287-YJZX', 'J', '967103.69', ['967103.69', null, '90d']),
  read('BSZC2021-J2-020286-YJZX', 'J', '909427.95', ['909427.95', null, '90d']),
  read('BSZC2021-J2-020284-YJZX', 'J', '836793.05', ['836793.05', null, '90d']),
  read('BSZC2021-J2-020285-YJZX', 'J', '611143.32', ['611143.32', null, '90d']),
  read('BSZC2021-J2-020282-YJZX', 'J', '1063080.29', ['1063080.29', null, '90d']),
  read('BSZC2021-C3-240460-GXYJ', 'C', '700000', ['700000', 'same', '30d']),
  read('GLZC2021-C3-990987-GXXL', 'C', '618000', ['618000', 'same', '300d']),
  byNumber('GXZC2023-G3-000318-GSJZ', '5000000', ['5000000', null, '12m']),
  refused(
    'GXZC2023-G3-000948-GTZX',
    'budget 1',
    'budget 2',
    'budget 3',
    'budget 4',
    'budget 5',
    'budget 6',
    'budget 7',
    'budget 8',
    'budget 9',
    'budget 10',
  ),
  refused('YLZC2023-C2-030033-GXGX', 'budget 1'),
  read('GGZC2022-G3-810312-HXXM', 'G', '1275051400', ['1275051400', 'same', '240m']),
  refused('NNZC2022-G3-020121-THSW', 'term 1'),
  read('FCZC2022-G3-40001-GXZT', 'G', '275838600', ['275838600', 'same', '180m']),
  read('BSZC2022-G2-250521-HCZX', 'G', '447795100', ['447795100', 'same', '180m']),
  read('BSZC2022-G3-290271-GXZX', 'G', '621613300', ['621613300', 'same', '240m']),
  read('GLZC2022-G3-120073-THGZ', 'G', '1249783300', ['1249783300', 'same', '216m']),
  refused('BSZC2022-G3-210165-GXSQ', 'budget 1', 'ceiling 1', 'term 1'),
  read('HZZC2022-G3-020127-GXJT', 'G', '54600200', ['54600200', 'same', '300m']),
  read('HZZC2022-G3-230048-GXZJ', 'G', '262661300', ['262661300', 'same', '204m']),
  read('WZZC2022-G3-060078-YZLZ', 'G', '1686246300', ['1686246300', 'same', '360m']),
  refused('HZZC2022-G3-990196-BJZZ', 'budget 1', 'ceiling 1'),
  read('HZZC2022-G3-990176-GXZC', 'G', '503737000', ['503737000', 'same', '204m']),
  refused('HZZC2022-G3-210030-ZHJS', 'ceiling 1'),
  read('LZZC2022-G2-060023-GXSY', 'G', '359196400', ['359196400', 'same', '180m']),
  refused('YLZC2023-C2-030076-GXGX', 'budget 1'),
  refused('HZZC2023-C3-990122-GXJY', 'budget 1'),
  refused('YLZC2023-C2-030044-GXGX', 'budget 1'),
  refused('GXZC2023-C2-001112-HSGS', 'lots'),
  read('FCZC2023-J1-30002-GXHC', 'J', '1041100.00', ['1041100.00', 'same', '30d']),
];
