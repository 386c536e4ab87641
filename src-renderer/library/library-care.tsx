import { Button, Code } from '@mantine/core';
import { IconCircleCheck, IconCopy, IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { canPick, pickFiles } from '../api/pick-files';
import { useAction } from '../api/use-action';
import { useCommands } from '../app/commands';
import { showDone } from '../app/notify';
import { useSession } from '../app/session-store';
import { runTask } from '../app/tasks';
import { FailureView } from '../components/failure-view';
import { Panel } from '../components/panel';
import { appTexts } from '../texts/app-texts';
import { libraryTexts as texts } from '../texts/library-texts';
import { countOf, formatBytes } from '../texts/words';
import { CareRow } from './care-row';
import { GarbageCare } from './garbage-care';
import { VerifyResult, type Verification } from './verify-result';

/** Whether the library is sound, and a copy of it elsewhere. */
export function LibraryCare() {
  return (
    <Panel title={texts.care}>
      <Verify />
      <Backup />
      <GarbageCare />
    </Panel>
  );
}

/** The same from the palette, while the library is shown. */
const useCareCommand = (id: string, name: string, run: () => void, isHere = true): void =>
  useCommands([{ id, name, group: appTexts.screens.library, when: () => isHere, run }]);

function Verify() {
  const [result, setResult] = useState<Verification>();
  const verify = useAction(async () => {
    setResult(undefined);
    setResult(await runTask(texts.verifyTask, (signal) => api.session.verify(undefined, { signal })));
  });
  useCareCommand('library.verify', texts.verify, () => void verify.run());
  return (
    <CareRow
      icon={result?.ok === true ? <IconCircleCheck size={20} /> : <IconShieldCheck size={20} />}
      hint={texts.verifyHint}
      action={
        <Button variant="default" loading={verify.isRunning} onClick={() => void verify.run()}>
          {texts.verify}
        </Button>
      }
    >
      {verify.failure !== undefined && <FailureView message={verify.failure.userMessage} />}
      {result !== undefined && <VerifyResult result={result} />}
    </CareRow>
  );
}

function Backup() {
  const name = useSession((session) => session.library?.name) ?? '';
  const backup = useAction(async () => {
    const chosen = await pickFiles('backup-folder', `${name} backup`);
    const [target] = (await chosen?.handOver(() => undefined, new AbortController().signal)) ?? [];
    if (target === undefined) return;
    const { files, bytes, path } = await runTask(texts.backupTask, (signal) =>
      api.session.backup({ target: target.handle }, { signal }),
    );
    showDone(texts.backupDone(countOf(files, 'file'), formatBytes(bytes), path));
  });
  const isHere = canPick('backup-folder');
  useCareCommand('library.backup', texts.backup, () => void backup.run(), isHere);
  return (
    <CareRow
      icon={<IconCopy size={20} />}
      hint={texts.backupHint}
      action={
        isHere && (
          <Button variant="default" loading={backup.isRunning} onClick={() => void backup.run()}>
            {texts.backup}
          </Button>
        )
      }
    >
      {!isHere && (
        <span>
          {texts.backupWeb} <Code data-selectable>colophon backup --out FOLDER</Code>
        </span>
      )}
      {backup.failure !== undefined && <FailureView message={backup.failure.userMessage} />}
    </CareRow>
  );
}
