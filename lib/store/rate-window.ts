import { asSignIn, type Transaction } from "@/lib/db/transaction";

export type RateLimit = { limit: number; seconds: number };

export type Attempt = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** Counts one attempt under each key and says whether all of them stay within their limits. */
export async function countAttempts(limits: Readonly<Record<string, RateLimit>>): Promise<Attempt> {
  return asSignIn((tx) => countWithin(tx, limits));
}

/** The same inside a transaction that is open already. */
export async function countWithin(tx: Transaction, limits: Readonly<Record<string, RateLimit>>): Promise<Attempt> {
  let retryAfterSeconds = 0;
  // One order for everybody, so that two transactions never wait for each other's row.
  for (const [key, { limit, seconds }] of Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [window] = await tx.$queryRaw<{ count: number; left: number }[]>`
      INSERT INTO rate_window AS held (key, count, started_at) VALUES (${key}, 1, clock_timestamp())
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN held.started_at <= clock_timestamp() - make_interval(secs => ${seconds}::int)
          THEN 1 ELSE least(held.count + 1, 1000000) END,
        started_at = CASE WHEN held.started_at <= clock_timestamp() - make_interval(secs => ${seconds}::int)
          THEN clock_timestamp() ELSE held.started_at END
      RETURNING count,
        ceil(extract(epoch FROM started_at + make_interval(secs => ${seconds}::int) - clock_timestamp()))::int AS left`;
    if (window && window.count > limit) retryAfterSeconds = Math.max(retryAfterSeconds, window.left, 1);
  }
  return retryAfterSeconds === 0 ? { allowed: true } : { allowed: false, retryAfterSeconds };
}

/** Takes back the attempts that turned out well, so that only failures add up. */
export async function forgiveAttempts(keys: readonly string[]): Promise<void> {
  await asSignIn(async (tx) => {
    await tx.$executeRaw`
      UPDATE rate_window SET count = greatest(count - 1, 0)
      WHERE key IN (SELECT key FROM rate_window WHERE key = ANY (${[...keys]}) ORDER BY key FOR UPDATE)`;
    // Whole days later nobody is counted under these any more.
    await tx.$executeRaw`DELETE FROM rate_window WHERE started_at < clock_timestamp() - interval '2 days'`;
  });
}
