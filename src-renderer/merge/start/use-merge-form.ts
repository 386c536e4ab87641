import { useMemo, useState } from 'react';
import { DEFAULT_IOU } from '../../../src-main/domain/matching/default-iou';
import type { Progress } from '../../../src-main/contract/values';
import type { CallFailed } from '../../api/call-failed';
import { api } from '../../api/client';
import { runLongCall } from '../../api/long-call';
import { useAction, type Action } from '../../api/use-action';
import { useCall, type CallState } from '../../api/use-call';
import { currentBranch, useBranches } from '../../app/branches';
import { closeDialog } from '../../app/dialogs';
import { navigate, versionRefOf } from '../../app/router';
import { whenSaved } from '../../app/saving';
import { runTask } from '../../app/tasks';
import { useLog } from '../../app/use-log';
import { mergeTexts } from '../../texts/merge-texts';
import type { MergeResult } from '../desk/merge-types';
import { PLAIN_RULES, ruleName } from './rules';
import { showMerged } from './show-merged';

const texts = mergeTexts.start;

interface Option {
  readonly value: string;
  readonly label: string;
}

export interface MergeForm {
  /** The branch that is merged into. */
  readonly branch: string | undefined;
  readonly options: readonly { readonly group: string; readonly items: readonly Option[] }[];
  /** There is no other branch and no other version. */
  readonly isAlone: boolean;
  readonly failure: CallFailed | undefined;
  /** Branch, or number of a version. */
  readonly from: string | null;
  readonly setFrom: (from: string | null) => void;
  readonly ruleOptions: readonly Option[];
  readonly rules: readonly string[];
  readonly setRules: (rules: string[]) => void;
  /** Percent; null looks for no region that was drawn twice. */
  readonly overlap: number | null;
  readonly setOverlap: (overlap: number | null) => void;
  readonly message: string;
  readonly setMessage: (message: string) => void;
  readonly preview: CallState<MergeResult>;
  readonly progress: Progress | null;
  readonly start: Action<[], void>;
  readonly isReady: boolean;
}

/** What a person chooses before a merge, and what would come of it. */
export function useMergeForm(dataset: string, first: string | null): MergeForm {
  const { options, branch, head, people, isAlone, failure } = useSources(dataset);
  const [from, setFrom] = useState(first);
  const [rules, setRules] = useState<readonly string[]>([]);
  const [overlap, setOverlap] = useState<number | null>(100 * DEFAULT_IOU);
  const [written, setMessage] = useState<string | null>(null);
  const name = from !== null && /^\d+$/.test(from) ? texts.version(from) : (from ?? '');
  const message = written ?? texts.defaultMessage(name, branch ?? '');
  const input = {
    dataset,
    from: versionRefOf(dataset, from ?? ''),
    strategies: [...rules],
    overlap: overlap === null ? null : overlap / 100,
  };
  const { preview, progress } = usePreview(from === null ? null : input);
  const start = useAction(async () => {
    await whenSaved();
    const whole = { ...input, message: message.trim() };
    const result = await runTask(texts.working(name), (signal) => api.merges.start(whole, { signal }));
    if (result.outcome === 'up-to-date') return preview.reload();
    closeDialog();
    if (result.outcome === 'merged') showMerged(result, head);
    else navigate({ screen: 'merge', dataset });
  });
  const ruleOptions = useMemo(
    () =>
      [...PLAIN_RULES, ...people.map((person) => `person:${person}`)].map((value) => ({
        value,
        label: ruleName(value),
      })),
    [people],
  );
  const isUseful = preview.data !== undefined && preview.data.outcome !== 'up-to-date';
  return {
    branch,
    options,
    isAlone,
    failure,
    from,
    setFrom,
    ruleOptions,
    rules,
    setRules,
    overlap,
    setOverlap,
    message,
    setMessage,
    preview,
    progress,
    start,
    isReady: isUseful && message.trim() !== '',
  };
}

/** Branches and versions that can be merged in, and the people of the history. */
function useSources(dataset: string) {
  const branches = useBranches(dataset);
  const log = useLog(dataset);
  const current = currentBranch(branches.data);
  const head = current?.head ?? null;
  const others = (branches.data ?? []).filter((branch) => !branch.current && branch.head !== null);
  const entries = (log.data ?? []).filter(({ version }) => version !== head);
  const options = [
    { group: texts.branches, items: others.map(({ name }) => ({ value: name, label: name })) },
    {
      group: texts.versions,
      items: entries.map(({ version, message }) => ({
        value: String(version),
        label: texts.versionOption(version, message),
      })),
    },
  ];
  const people = useMemo(() => [...new Set((log.data ?? []).map(({ author }) => author))].sort(), [log.data]);
  const isKnown = branches.data !== undefined && log.data !== undefined;
  return {
    options,
    branch: current?.name,
    head,
    people,
    isAlone: isKnown && others.length === 0 && entries.length === 0,
    failure: branches.failure ?? log.failure,
  };
}

type StartInput = Parameters<typeof api.merges.start>[0];

/** What the merge would come to; nothing is done. */
function usePreview(input: StartInput | null) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const key = input === null ? null : `preview ${JSON.stringify(input)}`;
  const preview = useCall(
    key,
    async (signal) => {
      setProgress(null);
      return runLongCall(
        (own) => api.merges.start({ ...input!, preview: true }, { signal: own }),
        setProgress,
        signal,
      );
    },
    { kinds: ['versions', 'draft'], dataset: input?.dataset ?? '' },
  );
  return { preview, progress };
}
