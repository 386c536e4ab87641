import { mergeTexts } from '../../texts/merge-texts';

/** Rules that need no name, in the words of the contract. */
export const PLAIN_RULES = ['ours', 'theirs', 'newest', 'union'] as const;

const PERSON = 'person:';

/** What a rule is called on buttons and records. */
export const ruleName = (rule: string): string =>
  rule.startsWith(PERSON)
    ? mergeTexts.rules.person(rule.slice(PERSON.length))
    : (mergeTexts.rules.names[rule] ?? rule);
