import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Client } from "pg";
import { z } from "zod";
import { hashPassword } from "../lib/auth/password";
import { createToken, hashToken } from "../lib/auth/token";
import { loadDemo } from "../prisma/seed/load-demo";
import { withOwner } from "./owner-connection";
import { writePrivate } from "./private-file";

const secrets = z.object({ password: z.string(), token: z.string() });

/** What `.crossover/demo.json` says: where the demo is and how to get in. */
export type Demo = {
  address: string;
  users: { role: string; name: string; email: string; password: string }[];
  token: string;
};

type Options = { databaseUrl: string; folder: string; now: Date };

/**
 * Loads the demo organisation into a database without one. Returns how to sign in, or null when the database serves
 * a real organisation. The secrets are written before the rows, so an interrupted first start finds them again.
 */
export async function prepareDemo({ databaseUrl, folder, now }: Options): Promise<Omit<Demo, "address"> | null> {
  return withOwner(databaseUrl, async (client) => {
    const { rows } = await client.query<{ sample_data: boolean }>("SELECT sample_data FROM organisation");
    const [organisation] = rows;
    if (organisation && !organisation.sample_data) return null;
    const { password, token, kept } = await demoSecrets(folder);
    if (!organisation) await loadDemo(client, { now, password, token });
    else if (!kept) await renewSecrets(client, { password, token });
    const users = await client.query<{ role: string; name: string; email: string }>(
      `SELECT DISTINCT ON (role) role::text, name, email FROM user_account
       WHERE disabled_at IS NULL AND email LIKE '%@northwind.example' ORDER BY role, created_at`,
    );
    return { users: users.rows.map((user) => ({ ...user, password })), token };
  });
}

async function demoSecrets(folder: string): Promise<{ password: string; token: string; kept: boolean }> {
  const path = join(folder, "demo-secrets.json");
  const found = secrets.safeParse(JSON.parse(await readFile(path, "utf8").catch(() => "null")));
  if (found.success) return { ...found.data, kept: true };
  const made = {
    password: randomBytes(12).toString("base64url"),
    token: createToken(),
  };
  await writePrivate(path, `${JSON.stringify(made)}\n`);
  return { ...made, kept: false };
}

/** The file with the secrets was deleted but the database was not. */
async function renewSecrets(client: Client, { password, token }: { password: string; token: string }): Promise<void> {
  await client.query(
    "UPDATE user_account SET password_hash = $1, sessions_expired_at = now() WHERE email LIKE '%@northwind.example'",
    [await hashPassword(password)],
  );
  await client.query("UPDATE api_token SET hash = $1 WHERE name = 'Demo'", [hashToken(token)]);
}

export async function writeDemoFile(folder: string, demo: Demo): Promise<void> {
  await writePrivate(join(folder, "demo.json"), `${JSON.stringify(demo, null, 2)}\n`);
}

export function describeDemo({ users, token }: Omit<Demo, "address">): string[] {
  const width = Math.max(...users.map((user) => user.email.length));
  return [
    "Demo users (Northwind AI):",
    ...users.map((user) => `  ${user.role.padEnd(8)} ${user.email.padEnd(width)}  ${user.password}`),
    `API token: ${token}`,
    "The same stands in .crossover/demo.json.",
  ];
}
