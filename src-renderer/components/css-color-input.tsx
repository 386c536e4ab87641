import { ColorInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';

interface CssColorInputProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  /** `#rrggbb`, or empty where there is none. */
  readonly value: string;
  readonly swatches?: readonly string[];
  readonly disabled?: boolean;
  /** What was typed as `#rrggbb`; null when it is no colour. */
  readonly parse: (typed: string) => string | null;
  /** What is said of what is no colour. */
  readonly refusal: string;
  /** A colour, empty for none, null while what stands in the field is no colour. */
  readonly onPick: (color: string | null) => void;
}

/** A colour to pick, or to type in any form that CSS has. It is taken on leaving the field or with Enter. */
export function CssColorInput(props: CssColorInputProps) {
  const { value, swatches, parse, refusal, onPick, ...shown } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef('');
  const color = typed === null ? value : typed.trim() === '' ? '' : parse(typed);
  const [isRefused, setRefused] = useState(false);
  const settle = (): void => {
    if (typed === null) return;
    setRefused(color === null);
    if (color !== null) setTyped(null);
    if (color !== value) onPick(color);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    settle();
    if (color === null) event.preventDefault(); // a form would go on without it
  };
  return (
    <ColorInput
      {...shown}
      size="xs"
      value={typed ?? value}
      error={isRefused && color === null ? refusal : undefined}
      {...(swatches === undefined ? {} : { swatches: [...swatches], swatchesPerRow: 6 })}
      closeOnColorSwatchClick
      withEyeDropper={false}
      fixOnBlur={false}
      onChange={(next) => {
        latest.current = next;
        setTyped(next);
      }}
      onChangeEnd={(next) => {
        // Half a colour that is being typed can be one: #c92 on the way to #c92a2a.
        if (next !== latest.current) return;
        setTyped(null);
        setRefused(false);
        if (next !== value) onPick(next);
      }}
      onBlur={settle}
      onKeyDown={onKeyDown}
    />
  );
}
