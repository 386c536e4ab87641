import { useEffect, useMemo, useRef, useState } from 'react';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { showClasses } from '../../src-main/domain/label-schema/shown-class';
import { api, type Api, type Reply } from '../api/client';
import { toCallFailed, type CallFailed } from '../api/call-failed';
import { useCall, type CallState } from '../api/use-call';
import { versionRefOf } from '../app/router';
import { trackSaving } from '../app/saving';
import { createEditLine } from './edit-line';

export type SchemaView = Reply<Api['schemas']['get']>;
export type SchemaInput = Parameters<Api['schemas']['set']>[0]['schema'];

export interface SchemaEditor {
  readonly dataset: string;
  readonly canEdit: boolean;
  /** What the core said last; `schema` and `classes` are what is shown, edits under way included. */
  readonly view: SchemaView | undefined;
  readonly schema: LabelSchema;
  readonly classes: ReadonlyMap<string, ShownClass>;
  /** Why it could not be read, or why the last edit was refused. */
  readonly failure: CallFailed | undefined;
  readonly reload: () => void;
  /** One edit, shown at once and saved as one step of undo. Gives false when it was refused, or changed nothing. */
  readonly edit: (change: (schema: LabelSchema) => LabelSchema) => Promise<boolean>;
  /** An edit that another call makes. Its failure is shown like that of an edit. */
  readonly run: <Result>(act: () => Promise<Result>) => Promise<Result | undefined>;
}

const EMPTY: LabelSchema = { classes: [] };

/** The schema of a draft or version, and what can be done to it. Every edit is one step of undo, on disk at once. */
export function useSchema(dataset: string, version: string, canEdit: boolean): SchemaEditor {
  const ref = versionRefOf(dataset, version);
  const call = useCall(`schema ${ref}`, () => api.schemas.get({ version: ref }), {
    kinds: ['draft', 'documents', 'versions'],
    dataset,
  });
  const { ahead, refused, edit, run } = useEdits(dataset, call);
  const view = call.data;
  const schema = ahead ?? (view?.schema as LabelSchema | undefined) ?? EMPTY;
  const classes = useMemo(() => {
    const regions = new Map(view?.classes.map(({ id, regions: count }) => [id, count]));
    return new Map(
      showClasses(schema).map((shown) => [shown.id, { ...shown, regions: regions.get(shown.id) ?? 0 }]),
    );
  }, [schema, view]);
  const failure = refused ?? call.failure;
  return {
    dataset,
    canEdit,
    view,
    schema,
    classes,
    failure,
    reload: call.reload,
    edit: async (change) => canEdit && (await edit(change)),
    run,
  };
}

/** Edits that were made and are not read back yet, and why the last one was refused. */
function useEdits(dataset: string, { data, reload }: CallState<SchemaView>) {
  const [refused, setRefused] = useState<CallFailed>();
  const [ahead, setAhead] = useState<LabelSchema | null>(null);
  const [line] = useState(() =>
    createEditLine((schema) => trackSaving(api.schemas.set({ dataset, schema: toInput(schema) }))),
  );
  const latest = useRef<LabelSchema | null>(null);
  // What was read after the last edit is what is shown: it may hold what others did meanwhile.
  useEffect(() => {
    if (!line.isIdle()) return;
    latest.current = (data?.schema as LabelSchema | undefined) ?? null;
    // oxlint-disable-next-line react/set-state-in-effect -- what is shown ahead ends when the answer is there
    setAhead(null);
  }, [data, line]);

  const run = async <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    setRefused(undefined);
    try {
      return await act();
    } catch (error) {
      const failed = toCallFailed(error);
      if (!failed.isCancelled) setRefused(failed);
      return undefined;
    } finally {
      reload();
    }
  };
  const edit = async (change: (now: LabelSchema) => LabelSchema): Promise<boolean> => {
    const now = latest.current;
    const next = now === null ? null : change(now);
    if (next === null || next === now) return false;
    latest.current = next;
    setAhead(next);
    const done = await run(() => line.send(next));
    if (done === undefined) {
      // What was refused is nothing to build on; the next edit waits for what is read now.
      latest.current = null;
      setAhead(null);
    }
    return done !== undefined;
  };
  return { ahead, refused, edit, run };
}

/** The same data; the contract's type only lacks `readonly`. */
export const toInput = (schema: LabelSchema): SchemaInput => schema as SchemaInput;
