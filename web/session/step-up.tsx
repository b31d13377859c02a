import { LockOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, Refusal } from '../connection/client.ts';
import { TroubleText } from '../frame/trouble.tsx';
import './step-up.css';

export interface StepUp {
  /** The api wants the password before it does what was asked. */
  readonly asked: boolean;
  readonly password: string;
  readonly type: (password: string) => void;
  /** Sends the command; the password first, where it was asked for. */
  readonly run: <T>(command: () => Promise<T>) => Promise<T>;
}

/** For a command that cannot be taken back: what was filled in stays, and the password is asked beside it when needed. */
export function useStepUp(): StepUp {
  const [asked, setAsked] = useState(false);
  const [password, setPassword] = useState('');
  const run = async <T,>(command: () => Promise<T>): Promise<T> => {
    if (password !== '') await answerOf(api.POST('/api/v1/sessions/password', { body: { password } }));
    setPassword('');
    try {
      const answer = await command();
      setAsked(false);
      return answer;
    } catch (error) {
      setAsked(wantsPassword(error));
      throw error;
    }
  };
  return { asked, password, type: setPassword, run };
}

/** Whether a refusal is about the password only, and is said at its field. */
export function wantsPassword(error: unknown): boolean {
  return error instanceof Refusal && ['step-up-required', 'wrong-password'].includes(error.problem.code);
}

interface Properties {
  readonly stepUp: StepUp;
  readonly error: Error | null;
  readonly submit: () => void;
}

/** The password, in the place where the decision is confirmed; nothing while it is not asked for. */
export function StepUpField({ stepUp: { asked, password, type }, error, submit }: Properties) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<InputRef>(null);
  const wrong = error instanceof Refusal && error.problem.code === 'wrong-password';
  useEffect(() => {
    if (asked && error) field.current?.focus();
  }, [asked, error]);
  if (!asked) return null;
  return (
    <div className="step-up">
      <label htmlFor={id}>{t('stepUp.label')}</label>
      <p id={`${id}-why`} className="quiet">
        {t('stepUp.why')}
      </p>
      <Input.Password
        id={id}
        ref={field}
        size="large"
        prefix={<LockOutlined aria-hidden />}
        autoComplete="current-password"
        maxLength={500}
        aria-describedby={`${id}-why ${id}-wrong`}
        aria-invalid={wrong}
        {...(wrong ? { status: 'error' as const } : {})}
        value={password}
        onChange={({ target }) => type(target.value)}
        onPressEnter={(event) => {
          event.preventDefault();
          submit();
        }}
      />
      <p id={`${id}-wrong`} role="alert" className="field-error">
        {wrong && <TroubleText error={error} />}
      </p>
    </div>
  );
}
