import { Button, Menu } from '@mantine/core';
import { useAction } from '../../api/use-action';
import { useCommands } from '../../app/commands';
import { showDone } from '../../app/notify';
import { useCanWrite } from '../../app/session-store';
import { offerUntilNextEdit } from '../../app/undo';
import { FailureView } from '../../components/failure-view';
import { MenuButton } from '../../components/menu-button';
import { mergeTexts } from '../../texts/merge-texts';
import type { MergeState } from '../desk/merge-types';
import { useDesk, useDeskState } from '../desk/use-desk';
import { PLAIN_RULES, ruleName } from '../start/rules';
import { FinishDialog } from './finish-dialog';
import { giveUp } from './give-up';

interface MergeActionsProps {
  readonly merge: MergeState;
  readonly isFinishing: boolean;
  readonly onFinishing: (isFinishing: boolean) => void;
}

/** What can be done with the merge as a whole: rules, giving up, finishing. */
export function MergeActions({ merge, isFinishing, onFinishing }: MergeActionsProps) {
  const canWrite = useCanWrite();
  const abort = useAction(() => giveUp(merge));
  const { group, giveUp: name } = mergeTexts.commands;
  useCommands([{ id: 'merge.give-up', name, group, when: () => canWrite, run: () => void abort.run() }]);
  if (!canWrite) return null;
  return (
    <>
      <RuleMenu merge={merge} />
      <Button
        variant="default"
        title={mergeTexts.abort.hint}
        loading={abort.isRunning}
        onClick={() => void abort.run()}
      >
        {mergeTexts.abort.action(merge.decided)}
      </Button>
      <Button onClick={() => onFinishing(true)}>{mergeTexts.finish.action}</Button>
      {abort.failure !== undefined && <FailureView message={abort.failure.userMessage} />}
      {isFinishing && <FinishDialog merge={merge} onClose={() => onFinishing(false)} />}
    </>
  );
}

const texts = mergeTexts.rules;

/** Rules for all that is open, or for what is open at the place that is shown. */
function RuleMenu({ merge }: { readonly merge: MergeState }) {
  const place = useDeskState((state) => state.place);
  const openHere = useDeskState(
    ({ conflicts }) => conflicts.filter(({ decision }) => decision === null).length,
  );
  const desk = useDesk();
  const apply = async (rule: string, where: 'all' | 'place'): Promise<void> => {
    const decided = await desk.decideByRule(rule, where);
    if (decided === undefined) return;
    const words = texts.done(ruleName(rule), decided);
    if (decided > 0) offerUntilNextEdit(words, () => void desk.takeBack());
    else showDone(words);
  };
  const rules = [...PLAIN_RULES, ...merge.people.map((name) => `person:${name}`)];
  const { group: heading, byRule } = mergeTexts.commands;
  useCommands(
    rules.map((rule) => ({
      id: `merge.rule ${rule}`,
      name: byRule(ruleName(rule)),
      group: heading,
      when: () => merge.open > 0,
      run: () => void apply(rule, 'all'),
    })),
  );
  const group = (title: string, where: 'all' | 'place') => (
    <>
      <Menu.Label>{title}</Menu.Label>
      {rules.map((rule) => (
        <Menu.Item key={rule} onClick={() => void apply(rule, where)}>
          {ruleName(rule)}
        </Menu.Item>
      ))}
    </>
  );
  return (
    <MenuButton label={texts.menu} isDisabled={merge.open === 0}>
      {place !== null && openHere > 0 && group(texts.here(openHere), 'place')}
      {group(texts.all(merge.open), 'all')}
    </MenuButton>
  );
}
