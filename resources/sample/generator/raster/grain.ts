import type { Canvas } from '@napi-rs/canvas';
import { seededRandom } from '../seeded-random';

export interface Grain {
  readonly seed: number;
  /** Largest change of a channel, 0 to 255. */
  readonly strength: number;
  /** Turns the picture grey. */
  readonly grey?: boolean;
  /** Dark dots of dust. */
  readonly specks?: number;
  /** Rounds channels to multiples of this, which keeps a PNG small. */
  readonly step?: number;
}

/** The noise of a sensor: the same on every run. */
export function addGrain(
  canvas: Canvas,
  { seed, strength, grey = false, specks = 0, step = 1 }: Grain,
): void {
  const random = seededRandom(seed);
  const pen = canvas.getContext('2d');
  for (let speck = 0; speck < specks; speck += 1) {
    pen.fillStyle = `rgba(30, 30, 30, ${(0.2 + random() * 0.5).toFixed(2)})`;
    pen.fillRect(
      Math.floor(random() * canvas.width),
      Math.floor(random() * canvas.height),
      1 + Math.floor(random() * 2),
      1,
    );
  }
  const image = pen.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = image;
  for (let at = 0; at < data.length; at += 4) {
    const noise = (random() + random() - 1) * strength;
    const mean = ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10;
    for (let channel = at; channel < at + 3; channel += 1) {
      const value = (grey ? mean : (data[channel] ?? 0)) + noise;
      data[channel] = Math.round(value / step) * step;
    }
  }
  pen.putImageData(image, 0, 0);
}
