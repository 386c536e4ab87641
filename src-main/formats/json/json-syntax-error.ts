/** JSON that cannot be read, and where. The reader of the file adds the file's name and the line. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';

  constructor(
    /** 0-based, in bytes from the start of the file. */
    readonly offset: number,
    /** What stands there, or what is wrong: "the file ends", "“}”". */
    readonly found: string,
    /** What should stand there. */
    readonly expected: string,
  ) {
    super(`${found} at byte ${offset}; expected ${expected}`);
  }
}

/** A byte in words: the character when it can be printed, otherwise its number. */
export function describeByte(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? `“${String.fromCharCode(byte)}”`
    : `byte 0x${byte.toString(16).padStart(2, '0')}`;
}
