import { IconArrowsMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { IconButton } from '../components/icon-button';
import { zoomTexts as texts } from '../texts/zoom-texts';
import type { Zooming } from './zoom-commands';

export const ZoomButtons = ({ zoom, fit }: Zooming) => (
  <>
    <IconButton label={texts.out} onClick={() => zoom(-1)}>
      <IconMinus size={16} />
    </IconButton>
    <IconButton label={texts.in} onClick={() => zoom(1)}>
      <IconPlus size={16} />
    </IconButton>
    <IconButton label={texts.fit} onClick={fit}>
      <IconArrowsMaximize size={16} />
    </IconButton>
  </>
);
