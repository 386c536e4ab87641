import { normaliseText } from '../../src-main/domain/canonical/normalise-text';

/** A name as it is kept and compared: without white space around it, in normal form C. */
export const typedName = (text: string): string => normaliseText(text.trim());
