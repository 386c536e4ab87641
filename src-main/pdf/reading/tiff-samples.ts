import { PHOTOMETRIC, type TiffLayout } from './tiff-layout';

type Format = Pick<TiffLayout, 'bitsPerSample' | 'samplesPerPixel' | 'photometric'>;

/** Turns TIFF samples (rows padded to bytes, 16 bits little-endian) into RGBA on white. `palette` in 1/65,535. */
export function samplesToRgba(
  samples: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  format: Format,
  palette: readonly number[] | undefined,
): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  const rowBytes = Math.ceil((width * format.bitsPerSample * format.samplesPerPixel) / 8);
  const read = createSampleReader(samples, format.bitsPerSample);
  const write = createPixelWriter(rgba, format, palette);
  const bits = format.bitsPerSample * format.samplesPerPixel;
  for (let y = 0; y < height; y += 1) {
    const rowBit = y * rowBytes * 8;
    for (let x = 0; x < width; x += 1) write((y * width + x) * 4, rowBit + x * bits, read);
  }
  return rgba;
}

/** The raw sample that begins at a bit; 0 beyond the end of a truncated chunk. */
type SampleReader = (bit: number) => number;

function createSampleReader(samples: Uint8Array, bitsPerSample: number): SampleReader {
  if (bitsPerSample === 16)
    return (bit) => (samples[bit >>> 3] ?? 0) | ((samples[(bit >>> 3) + 1] ?? 0) << 8);
  if (bitsPerSample === 8) return (bit) => samples[bit / 8] ?? 0;
  const mask = (1 << bitsPerSample) - 1;
  return (bit) => ((samples[Math.floor(bit / 8)] ?? 0) >> (8 - bitsPerSample - (bit % 8))) & mask;
}

function createPixelWriter(rgba: Uint8ClampedArray, format: Format, palette: readonly number[] | undefined) {
  const { bitsPerSample, photometric } = format;
  const toByte = 255 / (2 ** bitsPerSample - 1);
  const colours = 2 ** bitsPerSample;
  const set = (at: number, red: number, green: number, blue: number): void => {
    rgba[at] = red;
    rgba[at + 1] = green;
    rgba[at + 2] = blue;
  };
  return (at: number, bit: number, read: SampleReader): void => {
    const sample = (index: number): number => read(bit + index * bitsPerSample) * toByte;
    if (photometric === PHOTOMETRIC.rgb) return set(at, sample(0), sample(1), sample(2));
    if (photometric === PHOTOMETRIC.cmyk) {
      const light = 1 - sample(3) / 255;
      return set(at, (255 - sample(0)) * light, (255 - sample(1)) * light, (255 - sample(2)) * light);
    }
    if (photometric === PHOTOMETRIC.palette) {
      const index = read(bit);
      const colour = (offset: number): number => (palette?.[offset + index] ?? 0) / 257;
      return set(at, colour(0), colour(colours), colour(2 * colours));
    }
    const grey = photometric === PHOTOMETRIC.whiteIsZero ? 255 - sample(0) : sample(0);
    return set(at, grey, grey, grey);
  };
}
