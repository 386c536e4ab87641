import { Button, Slider } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { IconButton } from '../../components/icon-button';
import { Keys } from '../../components/keys';
import { showShortcut } from '../../app/shortcuts';
import { ZoomButtons } from '../../sides/zoom-buttons';
import { appTexts } from '../../texts/app-texts';
import { compareTexts } from '../../texts/compare-texts';
import { ToggleChips } from '../../components/toggle-chips';
import { setDisplay, setUnchanged, useCompareView } from '../walk/compare-view';
import classes from './view-bar.module.css';

const texts = compareTexts.page;

interface ViewBarProps {
  readonly onHold: (isHeld: boolean) => void;
  readonly isHeld: boolean;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onFit: () => void;
  readonly annotateLabel: string;
  readonly onAnnotate: () => void;
}

/** How both sides are shown, and how much of what stayed. */
export function ViewBar({ onHold, isHeld, onZoom, onFit, annotateLabel, onAnnotate }: ViewBarProps) {
  const display = useCompareView((view) => view.display);
  return (
    <div className={classes.bar} role="group" aria-label={texts.display}>
      <ToggleChips
        label={texts.display}
        value={display}
        onChange={setDisplay}
        choices={(['overlay', 'side', 'blink'] as const).map((value, index) => ({
          value,
          label: texts.displays[value],
          hint: String(index + 1),
        }))}
      />
      {display !== 'side' && (
        <Button
          variant={isHeld ? 'filled' : 'default'}
          size="compact-sm"
          title={texts.holdHint}
          aria-pressed={isHeld}
          onPointerDown={() => onHold(true)}
          onPointerUp={() => onHold(false)}
          onPointerLeave={() => onHold(false)}
          // A key press on the button itself turns it on and off: holding is not for everyone.
          onKeyDown={(event) => {
            if ((event.key === 'Enter' || event.key === ' ') && !event.repeat) onHold(!isHeld);
          }}
          rightSection={<Keys presses={showShortcut('B')} then={appTexts.shortcutSheet.followedBy} />}
        >
          {texts.hold}
        </Button>
      )}
      <UnchangedSlider />
      <span className={classes.space} />
      <span className={classes.zoom}>
        <ZoomButtons zoom={onZoom} fit={onFit} />
        <IconButton label={annotateLabel} onClick={onAnnotate}>
          <IconPencil size={16} />
        </IconButton>
      </span>
    </div>
  );
}

function UnchangedSlider() {
  const unchanged = useCompareView((view) => view.unchanged);
  return (
    <span className={classes.unchanged}>
      <span aria-hidden="true">{texts.unchanged}</span>
      <Slider
        className={classes.slider}
        size="sm"
        value={unchanged}
        onChange={setUnchanged}
        step={5}
        label={(value) => `${value} %`}
        thumbLabel={texts.unchangedLabel}
      />
    </span>
  );
}
