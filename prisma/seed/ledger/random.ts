/** Numbers from 0 to below 1, the same for the same name on every load (mulberry32 seeded by FNV-1a). */
export function randomOf(name: string): () => number {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A factor around 1 that strays by at most the spread, mostly by less. */
export function wobble(random: () => number, spread: number): number {
  return 1 + (random() + random() - 1) * spread;
}
