import { schemaVersionTexts } from '../texts/schema-version-texts';
import { capitalised } from '../texts/words';
import classes from './changelog.module.css';

/** What changed against the version before, one change a line. */
export const Changelog = ({ lines }: { readonly lines: readonly string[] }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
  <ul className={classes.changelog} aria-label={schemaVersionTexts.changes} tabIndex={0} data-selectable>
    {lines.map((line) => (
      <li key={line}>{capitalised(line)}</li>
    ))}
  </ul>
);
