/** What only makes sense to somebody at a command line: a command, an option, or the thing itself. */
export const COMMAND_WORDS =
  /\bcolophon [a-z]|(?<!var)[\s(“"`]--[a-z][\w-]*(?![\w-]*:)|\bterminal\b|\bcommand line\b/;
