import { useState } from 'react';
import type { LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { api, type Api, type Reply } from '../api/client';
import { toCallFailed, type CallFailed } from '../api/call-failed';
import { pickJson } from '../api/pick-files';
import { useCall } from '../api/use-call';
import { showDone } from '../app/notify';
import { versionRefOf } from '../app/router';
import { trackSaving } from '../app/saving';
import { undoLastEdit } from '../app/undo';
import { schemaTexts as texts } from '../texts/schema-texts';
import { changeClass, removeClass, type ClassChange } from './class-edits';

export type SchemaView = Reply<Api['schemas']['get']>;

export interface SchemaEditor {
  readonly dataset: string;
  readonly view: SchemaView | undefined;
  /** Why it could not be read, or why the last edit was refused. */
  readonly failure: CallFailed | undefined;
  readonly reload: () => void;
  readonly change: (id: string, change: ClassChange) => Promise<void>;
  readonly remove: (id: string, name: string) => Promise<void>;
  /** Gives the new class's id, or undefined when it was refused. */
  readonly add: (name: string) => Promise<string | undefined>;
  readonly loadFile: () => Promise<void>;
}

/** The schema of a draft or version, and what can be done to it. Every edit is one step of undo, on disk at once. */
export function useSchema(dataset: string, version: string): SchemaEditor {
  const ref = versionRefOf(dataset, version);
  const call = useCall(`schema ${ref}`, () => api.schemas.get({ version: ref }), {
    kinds: ['draft', 'documents', 'versions'],
    dataset,
  });
  const [refused, setRefused] = useState<CallFailed>();
  const view = call.data;

  const edit = async <Result>(act: () => Promise<Result>): Promise<Result | undefined> => {
    setRefused(undefined);
    try {
      const result = await trackSaving(act());
      call.reload();
      return result;
    } catch (error) {
      setRefused(toCallFailed(error));
      call.reload();
      return undefined;
    }
  };
  const set = (schema: LabelSchema) => edit(() => api.schemas.set({ dataset, schema: toInput(schema) }));
  return {
    dataset,
    view,
    failure: refused ?? call.failure,
    reload: call.reload,
    async change(id, change) {
      if (view !== undefined) await set(changeClass(view.schema as LabelSchema, id, change));
    },
    async remove(id, name) {
      if (view === undefined) return;
      const done = await set(removeClass(view.schema as LabelSchema, id));
      if (done !== undefined) showDone(texts.removed(name), () => void undoLastEdit(dataset));
    },
    async add(name) {
      const hotkey = firstFreeDigit(view);
      const next = await edit(() =>
        api.schemas.addClass({ dataset, name, ...(hotkey !== undefined && { hotkey }) }),
      );
      return next?.classes.find((each) => each.name === name.normalize('NFC'))?.id;
    },
    async loadFile() {
      await edit(async () => {
        const picked = await pickJson('schema');
        if (picked === null) return;
        await api.schemas.setFromFile({ dataset, file: picked.content });
        showDone(texts.loaded(picked.name), () => void undoLastEdit(dataset));
      });
    },
  };
}

/** A class made by hand keeps its digit, whatever is added later: fingers must not have to learn anew. */
function firstFreeDigit(view: SchemaView | undefined): string | undefined {
  const taken = new Set(view?.classes.map(({ hotkey }) => hotkey));
  return [...'1234567890'].find((digit) => !taken.has(digit));
}

type SchemaInput = Parameters<typeof api.schemas.set>[0]['schema'];

/** The same data; the contract's type only lacks `readonly`. */
const toInput = (schema: LabelSchema): SchemaInput => structuredClone(schema) as SchemaInput;
