import { createHash, randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";
import type { SetupInput } from "@/lib/schema/setup";
import { completeSetup, createSetupLinkRow } from "@/lib/store/setup-links";
import { hashPassword } from "./password";

const validHours = 24;
const tokenForm = /^[A-Za-z0-9_-]{43}$/;

/**
 * The address at which the first administrator sets a password. It is told once, works once and for a day; asking
 * again makes the former one useless. Throws Conflict once the deployment has users.
 */
export async function createSetupLink(): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await createSetupLinkRow(hash(token), validHours);
  return `${env().appUrl}/setup/${token}`;
}

/** What is stored of a link's token; null for what cannot be one. */
export function setupLinkHash(token: string): string | null {
  return tokenForm.test(token) ? hash(token) : null;
}

/** Makes the first administrator and signs them in; gives the path to go on to. */
export async function setUp({ token, password, ...first }: SetupInput): Promise<string> {
  const linkHash = setupLinkHash(token);
  if (linkHash === null) throw new NotFound("open setup link");
  await completeSetup(linkHash, { ...first, passwordHash: await hashPassword(password) });
  // Loaded here only: the command that prints the link runs outside the web server.
  const { signInWithPassword } = await import("./sign-in");
  return signInWithPassword({ email: first.email, password, next: "/" });
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
