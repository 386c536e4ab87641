/**
 * A name as it has to stand in a command that a person may copy into a terminal: in quotes where a shell would take it
 * apart. Double quotes, which every shell knows, unless the name holds something that means more inside them.
 */
export function shellWord(name: string): string {
  if (/^[\p{L}\p{N}_@%+=:,./-]+$/u.test(name)) return name;
  return /["$`\\!]/.test(name) ? `'${name.replaceAll("'", String.raw`'\''`)}'` : `"${name}"`;
}
