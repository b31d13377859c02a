import { Alert, Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answerOf, api } from '../connection/client.ts';
import { FieldFrame } from '../form/field-frame.tsx';
import '../form/form.css';
import { FormContext, useFieldState } from '../form/form-context.ts';
import { MoneyField } from '../form/money-field.tsx';
import { NumberField } from '../form/number-field.tsx';
import { FaultSummary } from '../form/schema-form.tsx';
import { TextField } from '../form/text-field.tsx';
import { useRefusedFields } from '../form/use-faults.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { TroubleText } from '../frame/trouble.tsx';
import { CatalogueChoice } from '../purchases/new/catalogue-choice.tsx';
import '../purchases/new/new-purchase.css';
import { useTownships } from '../purchases/new/townships.ts';
import { useSignedIn } from '../session/signed-in.tsx';
import './projects.css';
import './words.ts';
import { useProjectAct, type ProjectInput } from './queries.ts';

type Proposal = { readonly [K in keyof ProjectInput]: ProjectInput[K] | undefined };

const SHORTEST_NEED = 10;

/** A need before it is a purchase: by an office for itself, or by a township’s staff for the township (§2.2). */
export default function ProposePage() {
  const { t } = useTranslation('projects');
  const { roles } = useSignedIn();
  const ofTownship = !roles.includes('officer');
  usePageTitle(t('form.title'));
  return (
    <div className="open-page project-form">
      <p className="way-back">
        <Link to="/projects">← {t('form.back')}</Link>
      </p>
      <h1>{t('form.title')}</h1>
      <p className="quiet">{t(ofTownship ? 'form.aboutTownship' : 'form.aboutOffice')}</p>
      <ProposalForm ofTownship={ofTownship} />
    </div>
  );
}

function ProposalForm({ ofTownship }: { readonly ofTownship: boolean }) {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const [proposal, setProposal] = useState<Proposal>(blank);
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const refusedFields = useRefusedFields();
  const { mutate, isPending, error } = useProjectAct((body: ProjectInput) =>
    answerOf(api.POST('/api/v1/projects', { body })),
  );
  const change = (wanted: Partial<Proposal>) => setProposal({ ...proposal, ...wanted });
  const send = () => {
    const faults = faultsIn(proposal, ofTownship, t('form.missing'), t('form.tooShort'));
    setMissing(faults);
    window.scrollTo(0, 0);
    if (Object.keys(faults).length > 0) return;
    mutate(proposal as ProjectInput, { onSuccess: ({ id }) => void navigate(`/projects/${id}`) });
  };
  const errors = { ...refusedFields(error), ...missing };
  return (
    <FormContext value={{ disabled: false, errors, prefix: 'project' }}>
      <FaultSummary errors={errors} prefix="project" />
      <div className="open-step">
        <ProposalFields proposal={proposal} change={change} ofTownship={ofTownship} />
        <div role="alert">{error && <Alert type="error" showIcon title={<TroubleText error={error} />} />}</div>
        <div className="open-foot">
          <Button type="primary" disabled={isPending} onClick={send}>
            {t(isPending ? 'form.sending' : 'form.submit')}
          </Button>
        </div>
      </div>
    </FormContext>
  );
}

interface FieldProperties {
  readonly proposal: Proposal;
  readonly change: (change: Partial<Proposal>) => void;
  readonly ofTownship: boolean;
}

function ProposalFields({ proposal, change, ofTownship }: FieldProperties) {
  const { t } = useTranslation('projects');
  const { data } = useTownships();
  const townships = (data?.townships ?? []).map(({ name }) => ({ value: name, label: name }));
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return (
    <>
      <TextField
        schema={{ title: t('form.name'), maxLength: 200 }}
        path={['name']}
        required
        value={proposal.name}
        change={(name) => change({ name: String(name) })}
      />
      {ofTownship && (
        <Choice title={t('form.township')} name="township" required>
          {(control) => (
            <Select
              {...control}
              className="wide"
              value={proposal.township ?? null}
              onChange={(township: string) => change({ township, townships: [township] })}
              options={townships}
            />
          )}
        </Choice>
      )}
      <TextField
        schema={{ title: t('form.need'), description: t('form.needAbout'), maxLength: 2000 }}
        path={['need']}
        required
        value={proposal.need}
        change={(need) => change({ need: String(need) })}
      />
      <NumberField
        schema={{ type: 'integer', title: t('form.recipients'), description: t('form.recipientsAbout'), minimum: 0 }}
        path={['recipients']}
        required
        value={proposal.recipients}
        change={(value) => change({ recipients: number(value) })}
      />
      <CatalogueChoice
        codes={proposal.catalogueItems ?? []}
        path={['catalogueItems']}
        change={(codes) => change({ catalogueItems: [...codes] })}
      />
      <Choice title={t('form.townships')} about={t('form.townshipsAbout')} name="townships">
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            className="wide"
            value={[...(proposal.townships ?? [])]}
            onChange={(chosen: string[]) => change({ townships: chosen })}
            options={townships}
          />
        )}
      </Choice>
      <MoneyField
        schema={{ title: t('form.budget'), description: t('form.budgetAbout') }}
        path={['budgetFen']}
        required
        value={proposal.budgetFen}
        change={(value) => change({ budgetFen: number(value) })}
      />
      <NumberField
        schema={{ type: 'integer', title: t('form.year'), minimum: 2018, maximum: 2100 }}
        path={['budgetYear']}
        required
        value={proposal.budgetYear}
        change={(value) => change({ budgetYear: number(value) })}
      />
      <NumberField
        schema={{ type: 'integer', title: t('form.term'), description: t('form.termAbout'), minimum: 1 }}
        path={['termMonths']}
        required
        value={proposal.termMonths}
        change={(value) => change({ termMonths: number(value) })}
      />
      <Checkbox checked={proposal.longTerm === true} onChange={({ target }) => change({ longTerm: target.checked })}>
        {t('form.longTerm')}
      </Checkbox>
    </>
  );
}

interface ChoiceProperties {
  readonly title: string;
  readonly about?: string;
  readonly name: string;
  readonly required?: boolean;
  readonly children: (control: ReturnType<typeof useFieldState>['control']) => React.ReactNode;
}

function Choice({ title, about, name, required = false, children }: ChoiceProperties) {
  const { control } = useFieldState([name]);
  return (
    <FieldFrame
      schema={{ title, ...(about === undefined ? {} : { description: about }) }}
      path={[name]}
      required={required}
    >
      {children(control)}
    </FieldFrame>
  );
}

function blank(): Proposal {
  return {
    ...{ name: '', township: null, need: '', recipients: undefined, catalogueItems: [], townships: [] },
    ...{ budgetFen: undefined, budgetYear: new Date().getFullYear() + 1, termMonths: 12, longTerm: false },
  };
}

/** By JSON pointer. What else the rules say, the api tells. */
function faultsIn(proposal: Proposal, ofTownship: boolean, missing: string, tooShort: string): Record<string, string> {
  const {
    name = '',
    need = '',
    township,
    catalogueItems = [],
    recipients,
    budgetFen,
    budgetYear,
    termMonths,
  } = proposal;
  const faults: [boolean, string, string][] = [
    [name.trim() === '', '/name', missing],
    [ofTownship && township === null, '/township', missing],
    [need.trim().length < SHORTEST_NEED, '/need', tooShort],
    [recipients === undefined, '/recipients', missing],
    [catalogueItems.length === 0, '/catalogueItems', missing],
    [budgetFen === undefined, '/budgetFen', missing],
    [budgetYear === undefined, '/budgetYear', missing],
    [termMonths === undefined, '/termMonths', missing],
  ];
  return Object.fromEntries(faults.flatMap(([wrong, pointer, text]) => (wrong ? [[pointer, text]] : [])));
}
