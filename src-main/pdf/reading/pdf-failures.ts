import { RefusalError, unreadable } from '../refusal';

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** pdf.js' reason as the end of a sentence, without its own full stop. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .split('\n', 1)[0]!
    .replace(/\.+$/, '')
    .slice(0, 200);

/** What stands between us and the document. A password is told from damage by pdf.js' exception name. */
export function explainOpeningFailure(error: unknown, hadPassword: boolean): RefusalError {
  if (error instanceof RefusalError) return error;
  if (nameOf(error) === 'PasswordException') return hadPassword ? passwordWrong() : passwordNeeded();
  return unreadable(`The PDF is damaged (${reasonOf(error)}).`);
}

/** Why one page could not be read; the rest of the document may be fine. */
export function explainPageFailure(error: unknown): RefusalError {
  if (error instanceof RefusalError) return error;
  return unreadable(`This page is damaged (${reasonOf(error)}).`);
}

const passwordNeeded = (): RefusalError =>
  new RefusalError({
    code: 'password-needed',
    why: 'It is protected by a password.',
    next: 'Enter the password that opens it.',
  });

const passwordWrong = (): RefusalError =>
  new RefusalError({
    code: 'password-wrong',
    why: 'The password does not open it.',
    next: 'Check capital letters and the keyboard layout, then enter it again.',
  });
