import {
  Button,
  SegmentedControl,
  TextInput,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { showDone } from '../app/notify';
import { refreshSession, useSession } from '../app/session-store';
import { useView } from '../app/view-settings';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { Panel } from '../components/panel';
import { appTexts } from '../texts/app-texts';
import { documentTexts } from '../texts/document-texts';
import { settingsTexts as texts } from '../texts/settings-texts';
import classes from './settings-screen.module.css';

/** The person's name and how the window looks. */
export function SettingsScreen() {
  const person = useSession((session) => session.library?.person) ?? '';
  const version = useSession((session) => session.version);
  return (
    <Page title={texts.title}>
      <div className={classes.settings}>
        <Panel title={texts.person}>
          <PersonForm key={person} person={person} />
        </Panel>
        <Panel title={texts.look}>
          <ThemeChoice />
          <DocumentsChoice />
        </Panel>
        <Panel title={texts.about}>
          <div>{texts.version(version)}</div>
          <div className={classes.hint}>{texts.offline}</div>
        </Panel>
      </div>
    </Page>
  );
}

function PersonForm({ person }: { readonly person: string }) {
  const [name, setName] = useState(person);
  const save = useAction(async () => {
    await api.session.setPerson({ name: name.trim() });
    await refreshSession();
    showDone(texts.saved);
  });
  const isReady = name.trim() !== '' && name.trim() !== person;
  return (
    <form
      className={classes.person}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void save.run();
      }}
    >
      <TextInput
        label={texts.name}
        description={texts.personHint}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        className={classes.name}
      />
      <Button type="submit" disabled={!isReady} loading={save.isRunning}>
        {texts.save}
      </Button>
      {save.failure !== undefined && <FailureView message={save.failure.userMessage} />}
    </form>
  );
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];
  return (
    <Choice name={texts.theme}>
      {(labelId) => (
        <SegmentedControl
          aria-labelledby={labelId}
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((each) => each === value) ?? 'auto')}
          data={schemes.map((value) => ({ value, label: appTexts[value] }))}
        />
      )}
    </Choice>
  );
}

function DocumentsChoice() {
  const view = useView(({ documents }) => documents);
  return (
    <Choice name={texts.documents} hint={texts.documentsHint}>
      {(labelId) => (
        <SegmentedControl
          aria-labelledby={labelId}
          value={view}
          onChange={(value) => useView.setState({ documents: value === 'list' ? 'list' : 'grid' })}
          data={[
            { value: 'grid', label: documentTexts.grid },
            { value: 'list', label: documentTexts.list },
          ]}
        />
      )}
    </Choice>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly hint?: string;
  readonly children: (labelId: string) => ReactNode;
}

function Choice({ name, hint, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <div>
        <div id={id}>{name}</div>
        {hint !== undefined && <div className={classes.hint}>{hint}</div>}
      </div>
      {children(id)}
    </div>
  );
}
