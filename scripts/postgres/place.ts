import { createHash } from "node:crypto";
import { chmod, cp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { Failure } from "../failure";
import { type Account, canReach } from "./account";
import { type Binaries, binariesIn } from "./binaries";

/** Where a cluster lives: `folder` holds the data, the log and the secret; `moved` says that it is not where asked. */
export type Place = { folder: string; moved: boolean };

/** The folder asked for, or one that the server's account can reach when that lies in a closed home. */
export async function placeFor(account: Account, wanted: string): Promise<Place> {
  const folder = resolve(wanted);
  await mkdir(folder, { recursive: true });
  // Whatever the umask: the account passes through, but only root reads the secrets beside the data.
  if (account) {
    const parent = dirname(folder);
    await chmod(folder, 0o711);
    if (basename(parent) === ".crossover") await chmod(parent, 0o711);
  }
  if (canReach(account, folder)) return { folder, moved: false };
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  for (const base of ["/var/lib/crossover", join(tmpdir(), `crossover-${process.getuid?.() ?? 0}`)]) {
    const reachable = join(base, name);
    try {
      await mkdir(reachable, { recursive: true });
      for (const path of [base, reachable]) await chmod(path, 0o711);
    } catch {
      continue;
    }
    if (canReach(account, reachable)) return { folder: reachable, moved: true };
  }
  throw new Failure(`Postgres runs as ${account?.name}, which can reach neither ${folder} nor a folder made for it.`);
}

/** The binaries where the server's account can run them; copied beside the data when npm put them in a closed home. */
export async function runnable(account: Account, binaries: Binaries, place: Place): Promise<Binaries> {
  if (canReach(account, binaries.postgres)) return binaries;
  const copy = join(place.folder, "binaries");
  await rm(copy, { recursive: true, force: true });
  await cp(binaries.root, copy, { recursive: true, verbatimSymlinks: true });
  return binariesIn(copy);
}
