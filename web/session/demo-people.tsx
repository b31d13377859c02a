import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../domain/tasks/task-kind.ts';

/** Of every person of the demonstration; production refuses to start while one of them exists. */
const PASSWORD = 'jieli-demo';

/** One of each role, and the officer's colleague, in the order of the procedure. */
const PEOPLE: readonly (readonly [username: string, role: Role])[] = [
  ['officer', 'officer'],
  ['colleague', 'officer'],
  ['approver', 'approver'],
  ['finance', 'finance'],
  ['supervisor', 'supervisor'],
  ['clerk', 'clerk'],
  ['assistant', 'assistant'],
  ['expert1', 'expert'],
  ['provider1', 'provider'],
  ['evaluator1', 'evaluator'],
  ['auditor', 'auditor'],
  ['admin', 'admin'],
];

interface Properties {
  readonly disabled: boolean;
  readonly enter: (credentials: { username: string; password: string }) => void;
}

/** Demonstrations only: one click to look at the console with the eyes of a role. */
export function DemoPeople({ disabled, enter }: Properties) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="demo-people">
      <h2 id="demo-people" className="demo-people-title">
        {t('signIn.demo')}
      </h2>
      <ul className="demo-people">
        {PEOPLE.map(([username, role]) => (
          <li key={username}>
            <Button size="small" disabled={disabled} onClick={() => enter({ username, password: PASSWORD })}>
              {t(`role.${role}`)} <code>{username}</code>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
