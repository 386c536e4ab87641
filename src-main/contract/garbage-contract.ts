import { z } from 'zod';
import { longCall, procedure } from './values';

const amount = z.object({ count: z.number(), bytes: z.number() });
const numbers = z.object({ objects: z.number(), files: z.number() });

const collected = z.object({
  dryRun: z.boolean(),
  /** False where other work began meanwhile: the rest stays for the next time. */
  complete: z.boolean(),
  /** Garbage: what nothing refers to. Bytes are those of the library's files. */
  objects: amount,
  files: amount,
  /** What something refers to. */
  kept: numbers,
  /** What nothing refers to, and what is younger than an hour: it may be part of work that is not finished. */
  young: numbers,
  /** The garbage, at most 1,000 of it. */
  items: z.array(
    z.object({ kind: z.enum(['object', 'file']), id: z.string(), type: z.string(), bytes: z.number() }),
  ),
  database: z.object({
    bytes: z.number(),
    /** Room in it that is used again before it grows. */
    free: z.number(),
    /** What was given back to the disk. */
    givenBack: z.number(),
  }),
});
export type Collected = z.infer<typeof collected>;

export const garbageContract = {
  /** Removes objects and files that nothing refers to, or only lists them. */
  collect: procedure
    .input(
      z.strictObject({
        dryRun: z.boolean().default(false),
        /** Whether the database may be written anew to give space back: nobody can edit meanwhile. */
        mayRewrite: z.boolean().default(false),
      }),
    )
    .output(longCall(collected)),
};
