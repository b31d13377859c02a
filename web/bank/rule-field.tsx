import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEBARMENT_RULES, type DebarmentRule } from '../../domain/providers/debarment.ts';
import './words.ts';

interface Properties {
  readonly id: string;
  readonly rule: DebarmentRule;
  readonly change: (rule: DebarmentRule) => void;
}

/** By which rule somebody is, or is to be, banned. */
export function RuleField({ id, rule, change }: Properties) {
  const { t } = useTranslation('bank');
  return (
    <div className="field">
      <label htmlFor={id}>{t('ban.rule')}</label>
      <Select<DebarmentRule>
        id={id}
        className="choice"
        value={rule}
        onChange={change}
        options={DEBARMENT_RULES.map((value) => ({ value, label: `${value} ${t(`ban.ruleName.${value}`)}` }))}
      />
    </div>
  );
}
