import { firstPageStep } from './first-page';
import { gestureStep } from './gestures';
import { openWindowStep } from './open-window';
import { reactionStep } from './reactions';
import type { Row } from '../steps';

/** What a person sees and feels, measured in a browser on the web host. */
export const WINDOW_STEPS: Readonly<Record<string, (folder: string) => Promise<Row[]>>> = {
  'open-window': openWindowStep,
  'first-page': firstPageStep,
  gestures: gestureStep,
  reactions: reactionStep,
};
