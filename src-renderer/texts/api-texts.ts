/** What is said when a call fails before the core could answer. Each is what / why / next. */
export const apiTexts = {
  cancelled: { what: 'Cancelled.', why: 'You stopped it before it was done.', next: 'Nothing was changed.' },
  unexpected: {
    what: 'Something went wrong inside Colophon.',
    why: 'Everything saved before is still there; the last action was not done.',
    next: 'Try again; if it happens twice, please report it.',
  },
  connectionLost: {
    what: 'Colophon does not answer.',
    why: 'The program behind this page was closed or restarted.',
    next: 'Start it again and open the address it prints; everything saved is still there.',
  },
  sessionEnded: {
    what: 'This page is no longer signed in.',
    why: 'Each address opens it once: this one was used already, or the program was restarted.',
    next: 'Open the newest address that “colophon serve” has printed; everything you did is saved.',
  },
  inputRefused: {
    what: 'That was not done.',
    why: 'Something that was filled in has a form that is not allowed.',
    next: 'Check what you entered and try again.',
  },
  uploadFailed: (name: string) => ({
    what: `“${name}” could not be handed over.`,
    why: 'The transfer to the program stopped before the end.',
    next: 'Choose the file again.',
  }),
  fileNotRead: {
    what: 'The file could not be read.',
    why: 'It may have been moved, or you may not have permission to read it.',
    next: 'Choose the file again.',
  },
  fileNotJson: (name: string) => ({
    what: `“${name}” could not be read.`,
    why: 'It is not valid JSON.',
    next: 'Choose a JSON file.',
  }),
} as const;
