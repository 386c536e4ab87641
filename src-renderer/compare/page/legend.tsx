import { compareTexts } from '../../texts/compare-texts';
import { MARK_SIGNS } from '../changes/mark-tags';
import type { ChangeLook } from '../changes/nature';
import { MARK_COLORS } from './mark-shapes';
import classes from './legend.module.css';

const texts = compareTexts.page;
const LOOKS: readonly ChangeLook[] = ['added', 'removed', 'relabelled', 'moved', 'edited', 'rewritten'];

/** What the frames on the page mean; drawn on paper, so in the colours of paper in both themes. */
export function Legend() {
  return (
    <ul className={classes.legend} aria-label={texts.legend}>
      {LOOKS.map((look) => (
        <li key={look} className={classes.item}>
          <span
            className={classes.swatch}
            data-dashed={look === 'removed' || look === 'rewritten' || undefined}
            style={{ borderColor: MARK_COLORS[look], color: MARK_COLORS[look] }}
            aria-hidden="true"
          >
            {MARK_SIGNS[look]}
          </span>
          {texts.legendItems[look]}
        </li>
      ))}
      <li className={classes.item}>
        <span
          className={classes.swatch}
          data-dashed
          style={{ borderColor: MARK_COLORS.ghost }}
          aria-hidden="true"
        />
        {texts.legendItems.ghost}
      </li>
    </ul>
  );
}
