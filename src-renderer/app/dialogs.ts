import { create } from 'zustand';
import type { AddResult } from '../../src-main/contract/document-contract';
import type { Picked } from '../../src-main/contract/host-capabilities';
import type { MigrationPlanView } from '../../src-main/contract/migration-contract';
import type { Api } from '../api/client';
import type { Chosen } from '../api/pick-files';

/** A published schema, one that is being edited, or the content of a schema file. */
export type MigrationTarget = Parameters<Api['migrations']['derive']>[0]['to'];

export interface MigrationRequest {
  readonly dataset: string;
  /** Where to; asked of the person when it is left out. */
  readonly to?: MigrationTarget | undefined;
  /** The plan to begin with; derived when it is left out. */
  readonly plan?: MigrationPlanView | undefined;
}

/** Dialogs that several screens open. Each is drawn by the folder it belongs to. */
export type OpenDialog =
  | { readonly name: 'new-library' }
  /** Another program writes to the library that was to be opened. */
  | { readonly name: 'locked-library'; readonly holder: string; readonly open: (readOnly: boolean) => void }
  /** `schemaRef` is a published schema to begin with: `name@1.2.0`. */
  | { readonly name: 'new-dataset'; readonly schemaRef?: string }
  | { readonly name: 'import'; readonly dataset: string }
  /** `version` is a number as text; the latest when absent. */
  | { readonly name: 'export'; readonly dataset: string; readonly version?: string | undefined }
  | { readonly name: 'commit'; readonly dataset: string }
  /** Gives a version, by its number as text, a name. */
  | { readonly name: 'tag-version'; readonly dataset: string; readonly version: string }
  /** Goes on from a version, by its number as text, or from the newest of the current branch. */
  | { readonly name: 'new-branch'; readonly dataset: string; readonly version: string | null }
  | { readonly name: 'delete-branch'; readonly dataset: string }
  /** `from` is a branch, or a version by its number as text, to begin with. */
  | { readonly name: 'merge'; readonly dataset: string; readonly from: string | null }
  /** Who made a document, or one of its pages, and what changed in which version. */
  | {
      readonly name: 'document-history';
      readonly dataset: string;
      /** Entry id. */
      readonly document: string;
      /** 0-based; the whole document when absent. */
      readonly pageIndex?: number;
    }
  /** Deals documents out to train, validation and test. */
  | { readonly name: 'split'; readonly dataset: string }
  /** Sets an attribute of documents, by entry id. */
  | { readonly name: 'document-attribute'; readonly dataset: string; readonly documents: readonly string[] }
  /** Writes a branch into a changeset file. `branch` is the one that is worked on when absent. */
  | { readonly name: 'hand-over'; readonly dataset: string; readonly branch?: string }
  /** Takes a changeset file in; `chosen` was dropped on the window. */
  | { readonly name: 'take-in'; readonly dataset: string; readonly chosen?: Chosen }
  /** Carries a draft to another schema. */
  | { readonly name: 'migration'; readonly request: MigrationRequest }
  /** Makes the draft's schema a version of the library. */
  | { readonly name: 'publish-schema'; readonly dataset: string }
  /** `ref` is `name@1.2.0`, or a bare name for all of its versions. */
  | { readonly name: 'retire-schema'; readonly ref: string }
  /** Regions that break the schema of a dataset. */
  | { readonly name: 'problems'; readonly dataset: string }
  | {
      readonly name: 'added';
      readonly dataset: string;
      readonly result: AddResult;
      /** To try again with passwords. */
      readonly sources: readonly Picked[];
    };

const useStore = create<{ readonly dialog: OpenDialog | null }>(() => ({ dialog: null }));

export const openDialog = (dialog: OpenDialog): void => useStore.setState({ dialog });
export const isDialogOpen = (): boolean => useStore.getState().dialog !== null;
export const closeDialog = (): void => useStore.setState({ dialog: null });
export const useDialog = (): OpenDialog | null => useStore(({ dialog }) => dialog);
