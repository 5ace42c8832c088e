import { RateLimited } from "./rate-limited";

type Limit = { running: number; waiting: number };

/** Runs at most `running` tasks at once in the order they came, and refuses once `waiting` more stand in line. */
export function concurrencyLimit({ running, waiting }: Limit): <T>(task: () => Promise<T>) => Promise<T> {
  let active = 0;
  const line: (() => void)[] = [];
  return async (task) => {
    if (active < running) active += 1;
    else {
      if (line.length >= waiting) throw new RateLimited(5);
      // The one who leaves hands its place over, so `active` stays as it is.
      await new Promise<void>((resolve) => line.push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next) next();
      else active -= 1;
    }
  };
}
