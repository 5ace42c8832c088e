import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure";
import type { Account } from "./account";
import type { Binaries } from "./binaries";

export const owner = "crossover_owner";

const supportedMajor = "18";

type Initialisation = { folder: string; data: string; password: string; account: Account; binaries: Binaries };

/** Creates the data folder if it is missing. It appears whole or not at all, also when two starts race. */
export async function initialise({ folder, data, password, account, binaries }: Initialisation): Promise<boolean> {
  const version = await readFile(join(data, "PG_VERSION"), "utf8").catch(() => null);
  if (version !== null) {
    if (version.trim() === supportedMajor) return false;
    throw new Failure(`${data} was made by PostgreSQL ${version.trim()}, but this version brings ${supportedMajor}.`);
  }
  const fresh = join(folder, `data-${process.pid}`);
  const passwordFile = join(folder, `password-${process.pid}`);
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const path of [fresh, passwordFile]) chownSync(path, account.uid, account.gid);
    const { status, stderr, error } = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${owner}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--data-checksums",
      ],
      { cwd: folder, encoding: "utf8", timeout: 120_000, ...runAs(account) },
    );
    if (status !== 0) throw new Failure(`Postgres could not create ${data}: ${(error?.message ?? stderr).trim()}`);
    await rename(fresh, data).catch(async (reason: unknown) => {
      const other = await readFile(join(data, "PG_VERSION"), "utf8").catch(() => null);
      if (other === null) throw reason;
    });
    return true;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** How a program of Postgres is started: as its account, and with none of this process's settings. */
export function runAs(account: Account) {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "production", PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return account ? { env, uid: account.uid, gid: account.gid } : { env };
}
