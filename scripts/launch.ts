import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { InvalidEnvironment, readEnv } from "../lib/env";
import { Conflict } from "../lib/errors";
import { buildIfNeeded } from "./build";
import { describeDemo, prepareDemo, writeDemoFile } from "./demo";
import { environment } from "./environment";
import { Failure } from "./failure";
import { generateClient } from "./generate";
import { migrateDatabase } from "./migrate";
import { outliveReaders } from "./output";
import { startCluster } from "./postgres/cluster";
import { keptPrivate } from "./private-file";
import { choosePort, serve } from "./serve";

const say = (line: string) => console.log(line);

/** Everything between the command and the address: client, database, migrations, demo, build, server. */
export async function launch({ dev }: { dev: boolean }): Promise<void> {
  outliveReaders();
  const cleanUp: (() => Promise<void>)[] = [];
  let ending = false;
  const end = async (code: number): Promise<never> => {
    ending = true;
    for (const step of cleanUp.reverse()) await step().catch((error: unknown) => console.error(error));
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      void end(0);
    });
  }
  try {
    await start(dev, cleanUp);
  } catch (error) {
    const expected = error instanceof Failure || error instanceof InvalidEnvironment;
    console.error(expected ? error.message : error);
    await end(1);
  }
}

async function start(dev: boolean, cleanUp: (() => Promise<void>)[]): Promise<void> {
  Object.assign(environment, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  const folder = resolve(environment.CROSSOVER_FOLDER || ".crossover");
  const external = Boolean(environment.DATABASE_URL);
  const wantsDemo = !external || environment.CROSSOVER_DEMO === "1";
  if (external) requireOwnSettings();
  await generateClient();
  const port = await choosePort(environment.PORT, say);
  if (!external) {
    const cluster = await startCluster({ folder: join(folder, "postgres"), say });
    cleanUp.push(cluster.stop);
    await cluster.createDatabase("crossover");
    const secret = await keptPrivate(join(folder, "auth-secret"), () => randomBytes(32).toString("base64url"));
    Object.assign(environment, { DATABASE_URL: cluster.url("crossover"), AUTH_SECRET: secret, CROSSOVER_DEMO: "1" });
  }
  // Demo users never listen beyond this machine.
  const hostname = wantsDemo ? "127.0.0.1" : environment.HOST || "127.0.0.1";
  environment.APP_URL ||= `http://${hostname}:${port}`;
  Object.assign(environment, { PORT: String(port), NEXTAUTH_URL: environment.APP_URL });
  const settings = readEnv(environment);

  const applied = await migrateDatabase(settings.databaseUrl);
  if (applied.length) say(`Applied ${applied.length} migration${applied.length === 1 ? "" : "s"}.`);
  const now = settings.now ?? new Date();
  const demo = wantsDemo ? await prepareDemo({ databaseUrl: settings.databaseUrl, folder, now }) : null;
  if (!dev) await buildIfNeeded(say);
  const served = await serve({ port, hostname, dev });
  cleanUp.push(served.close);
  if (demo) await writeDemoFile(folder, { address: settings.appUrl, ...demo });

  say(`\nCrossover is ready: ${settings.appUrl}\n`);
  if (demo) say(describeDemo(demo).join("\n"));
  else await saySetupLink();
}

/** A deployment without users tells whoever can read its output how to become the first one. */
async function saySetupLink(): Promise<void> {
  // Loaded here only: it needs the database client, which a fresh clone has to generate first.
  const { createSetupLink } = await import("../lib/auth/setup-link");
  try {
    say(`Set up the first administrator within a day, once: ${await createSetupLink()}`);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** With a database of one's own, nothing is made up: a guessed secret or address would be worse than none. */
function requireOwnSettings(): void {
  try {
    readEnv(environment);
  } catch (error) {
    throw error instanceof InvalidEnvironment ? new Failure(`With DATABASE_URL set: ${error.message}.`) : error;
  }
}
