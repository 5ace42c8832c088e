import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "../failure";

/** The operating-system account Postgres runs as; null: the one that runs this script. */
export type Account = { name: string; uid: number; gid: number } | null;

/** Postgres refuses to run as root, so root lends it an account without rights. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const found = find("postgres") ?? find("crossover");
  if (found) return found;
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "crossover"]);
  const made = find("crossover") ?? find("nobody");
  if (made) return made;
  throw new Failure("Postgres cannot run as root and no other account was found: create one named postgres.");
}

function find(name: string): Account {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether the account may pass through every folder above `path`, and through `path` itself if it exists. */
export function canReach(account: Account, path: string): boolean {
  if (!account) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found && !mayPass(account, found)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayPass(
  account: NonNullable<Account>,
  { uid, gid, mode }: { uid: number; gid: number; mode: number },
): boolean {
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
