import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from './commands.ts';
import './words.ts';
import './command-menu.css';

/** Finds purchases, contracts, tasks and pages by a few letters; the keyboard is enough. */
export default function CommandMenu({ close }: { readonly close: () => void }) {
  const { t } = useTranslation('search');
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { commands, searching } = useCommands(text);
  const chosen = commands[Math.min(at, commands.length - 1)];
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const run = (command: Command) => {
    close();
    command.run();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const move = (step: number) => {
      event.preventDefault();
      setAt((commands.indexOf(chosen!) + step + commands.length) % commands.length);
    };
    if (event.key === 'ArrowDown' && chosen) move(1);
    if (event.key === 'ArrowUp' && chosen) move(-1);
    if (event.key === 'Enter' && chosen) run(chosen);
  };
  return (
    <dialog
      ref={dialog}
      className="dialog command-menu"
      aria-label={t('title')}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <input
        autoFocus
        className="command-input"
        role="combobox"
        aria-label={t('placeholder')}
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={chosen && optionId(chosen)}
        autoComplete="off"
        maxLength={100}
        placeholder={t('placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
      />
      <Options commands={commands} chosen={chosen} run={run} />
      <p className="command-foot" role="status">
        {searching ? t('searching') : commands.length === 0 ? t('nothing', { text }) : t('hint')}
      </p>
    </dialog>
  );
}

function optionId({ group, id }: Command): string {
  return `command-${group}-${id}`;
}

interface OptionsProperties {
  readonly commands: readonly Command[];
  readonly chosen: Command | undefined;
  readonly run: (command: Command) => void;
}

function Options({ commands, chosen, run }: OptionsProperties) {
  const { t } = useTranslation('search');
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <div id="commands" className="commands" role="listbox" aria-label={t('title')}>
      {groups.map((group) => (
        <div key={group} role="group" aria-labelledby={`commands-${group}`}>
          <p id={`commands-${group}`} className="command-group">
            {t(group)}
          </p>
          {commands
            .filter((command) => command.group === group)
            .map((command) => (
              <div
                key={command.id}
                id={optionId(command)}
                role="option"
                aria-selected={command === chosen}
                className="command"
                onClick={() => run(command)}
              >
                {command.title}
                {command.about !== undefined && <span className="quiet">{command.about}</span>}
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}
