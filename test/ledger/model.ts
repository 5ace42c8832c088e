/**
 * Largest remainder, the slow way and apart from the code under test: units handed out one by one, each to whom the exact
 * share lacks most, ties by id.
 */
export function modelSplit(units: bigint, targets: readonly { id: string; weight: bigint }[]): bigint[] {
  const negative = units < 0n;
  const size = negative ? -units : units;
  let total = 0n;
  for (const { weight } of targets) total += weight;
  const given = targets.map(({ weight }) => (size * weight - ((size * weight) % total)) / total);
  const ids = targets.map(({ id }) => id);
  const lacks = targets.map(({ weight }, index) => size * weight - (given[index] ?? 0n) * total);
  let left = size;
  for (const part of given) left -= part;
  while (left > 0n) {
    let best = 0;
    for (let at = 1; at < targets.length; at++) {
      const [lack, most] = [lacks[at] ?? 0n, lacks[best] ?? 0n];
      if (lack > most || (lack === most && (ids[at] ?? "") < (ids[best] ?? ""))) best = at;
    }
    given[best] = (given[best] ?? 0n) + 1n;
    lacks[best] = -1n;
    left -= 1n;
  }
  return given.map((part) => (negative ? -part : part));
}
