import { schemaVersionTexts as texts } from '../texts/schema-version-texts';
import classes from './level-badge.module.css';

/** How far a change reaches, in a word and a colour. */
export const LevelBadge = ({ level }: { readonly level: keyof typeof texts.levels }) => (
  <span className={classes.level} data-level={level} title={texts.levelHints[level]}>
    {texts.levels[level]}
  </span>
);
