import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../../form/field-frame.tsx';
import { useFieldState } from '../../form/form-context.ts';
import type { FieldPath } from '../../form/schema.ts';
import type { Term } from './draft.ts';
import '../lot-words.ts';
import './open-words.ts';

const UNITS = ['months', 'days', 'workingDays', 'until'] as const;
type Unit = (typeof UNITS)[number];

interface Properties {
  readonly term: Term | undefined;
  readonly path: FieldPath;
  readonly change: (term: Term | undefined) => void;
}

/** How long the service lasts: so many months, days or working days, or until a day. */
export function TermField({ term, path, change }: Properties) {
  const { t } = useTranslation('purchases');
  const { control } = useFieldState(path);
  const unit = unitOf(term);
  const value = term === undefined ? '' : String(Object.values(term)[0]);
  return (
    <FieldFrame schema={{ title: t('lots.colTerm'), description: t('open.termHint') }} path={path} required>
      <div className="term-field">
        <Input
          {...control}
          type={unit === 'until' ? 'date' : 'number'}
          min={1}
          value={value}
          onChange={({ target }) => change(termFrom(unit, target.value))}
        />
        <Select
          aria-label={t('open.termUnit')}
          value={unit}
          onChange={(next: Unit) => change(next === 'until' || unit === 'until' ? blank(next) : termFrom(next, value))}
          options={UNITS.map((name) => ({ value: name, label: t(`open.unit.${name}`) }))}
        />
      </div>
    </FieldFrame>
  );
}

function unitOf(term: Term | undefined): Unit {
  return UNITS.find((unit) => term !== undefined && unit in term) ?? 'months';
}

function blank(unit: Unit): Term {
  return unit === 'until' ? { until: '' } : termFrom(unit, '12')!;
}

function termFrom(unit: Unit, text: string): Term | undefined {
  if (unit === 'until') return { until: text };
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) return undefined;
  if (unit === 'months') return { months: count };
  return unit === 'days' ? { days: count } : { workingDays: count };
}
