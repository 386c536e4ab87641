/** The last step of MurmurHash3 (Appleby): a permutation of 32-bit numbers without visible order. */
export function mix(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** One number for several. */
export function keyOf(numbers: Uint32Array): number {
  let key = 0;
  for (const number of numbers) key = mix(Math.imul(key, 31) ^ number);
  return key;
}
