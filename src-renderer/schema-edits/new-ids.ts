import type { Sha256 } from '../../src-main/domain/canonical/canonical-json';
import { attributeId, classId, relationTypeId } from '../../src-main/domain/identity/derived-ids';

/** The id that the core gives a class of this name, or the next where a class that was renamed since has it. */
export async function newClassId(name: string, taken: ReadonlySet<string>): Promise<string> {
  for (let ordinal = 0; ; ordinal += 1) {
    const id = await derived((sha256) => classId(sha256, name, ordinal));
    if (!taken.has(id)) return id;
  }
}

/** The id that a schema file without ids gives an attribute. */
export const newAttributeId = (
  className: string,
  name: string,
  taken: ReadonlySet<string>,
): Promise<string> => freeId((sha256) => attributeId(sha256, className, name), taken);

/** The id that a schema file without ids gives a relation type. */
export const newRelationTypeId = (name: string, taken: ReadonlySet<string>): Promise<string> =>
  freeId((sha256) => relationTypeId(sha256, name), taken);

async function freeId(derive: (sha256: Sha256) => string, taken: ReadonlySet<string>): Promise<string> {
  const id = await derived(derive);
  return taken.has(id) ? crypto.randomUUID() : id;
}

/** Browsers hash only asynchronously: the text is caught first, and its hash given in a second run. */
async function derived(derive: (sha256: Sha256) => string): Promise<string> {
  let caught = '';
  derive((text) => {
    caught = text;
    return '';
  });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(caught));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return derive(() => hex);
}
