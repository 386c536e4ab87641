import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { handle, longCall, procedure } from './values';

export const libraryInfo = z.object({
  id: z.string(),
  /** Name of its folder. */
  name: z.string(),
  mode: z.enum(['write', 'read']),
  /** Why it is open for reading only, in words; null when it can be written. */
  readOnlyReason: z.string().nullable(),
  person: z.string(),
  formatNumber: z.int(),
});
export type LibraryInfo = z.infer<typeof libraryInfo>;

const recentLibrary = z.object({
  id: z.string(),
  name: z.string(),
  /** Its folder, shown to tell two of the same name apart; never sent back. */
  shownFolder: z.string(),
  openedAt: z.string(),
  exists: z.boolean(),
});

const openedOrLocked = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('opened'), library: libraryInfo }),
  /** Another process writes; `holder` says which. It may be opened read-only. */
  z.object({ outcome: z.literal('locked'), holder: z.string() }),
]);

export const sessionContract = {
  /** What is open, what was open lately, and what this host can do. */
  state: procedure.output(
    z.object({
      library: libraryInfo.nullable(),
      recent: z.array(recentLibrary),
      version: z.string(),
    }),
  ),
  /** Opens a recent library, or a folder that the host's dialog chose. */
  open: procedure
    .input(
      z.strictObject({
        recent: z.string().optional(),
        handle: handle.optional(),
        readOnly: z.boolean().default(false),
      }),
    )
    .output(openedOrLocked),
  /** Makes a library in an empty folder: one the host's dialog chose, or a new one named `name` in the host's library folder. */
  create: procedure
    .input(z.strictObject({ handle: handle.optional(), name: z.string().min(1).max(100).optional() }))
    .output(openedOrLocked),
  /** Opens the sample library, making it first where there is none. */
  openSample: procedure.output(openedOrLocked),
  close: procedure.output(z.object({})),
  forgetRecent: procedure.input(z.strictObject({ recent: z.string() })).output(z.object({})),
  setPerson: procedure
    .input(z.strictObject({ name: z.string().min(1).max(200) }))
    .output(z.object({ person: z.string() })),
  /** What changed in the open library, as it happens: screens refresh what they show. */
  events: procedure.output(
    eventIterator(
      z.object({
        kind: z.enum(['draft', 'versions', 'documents', 'datasets', 'background', 'library']),
        dataset: z.string().nullable(),
        revision: z.int().nullable(),
        /** Background work left to do (text extraction), for `kind: background`. */
        remaining: z.int().nullable(),
      }),
    ),
  ),
  verify: procedure.output(
    longCall(
      z.object({
        ok: z.boolean(),
        checked: z.record(z.string(), z.number()),
        problems: z.array(z.object({ what: z.string(), where: z.string() })),
      }),
    ),
  ),
  backup: procedure
    .input(z.strictObject({ target: handle }))
    .output(longCall(z.object({ path: z.string(), files: z.number(), bytes: z.number() }))),
};
