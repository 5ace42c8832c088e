import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { concurrencyLimit } from "./concurrency";

/** OWASP's second choice for scrypt: 32 MiB and about a quarter of a second per attempt. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const keyLength = 32;
const saltLength = 16;

/** Two at a time keep the memory bounded; a queue that would take longer than a visitor waits is refused. */
const inTurn = concurrencyLimit({ running: 2, waiting: 40 });

/** The form `scrypt$15$8$3$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltLength);
  const key = await derive(password, salt);
  return ["scrypt", Math.log2(cost.N), cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Takes the same time when there is no hash to compare with, so that nobody learns which accounts exist. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const stored = hash === null ? null : parse(hash);
  const key = await derive(password, stored?.salt ?? randomBytes(saltLength));
  return timingSafeEqual(key, stored?.key ?? randomBytes(keyLength)) && stored !== null;
}

/** 80 bits in groups that can be read over the telephone, without letters that look alike. */
export function generatePassword(): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  const letters = Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32));
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join("")).join("-");
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  const options = { ...cost, maxmem: 64 * 1024 * 1024 };
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize("NFKC"), salt, keyLength, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

function parse(hash: string): { salt: Buffer; key: Buffer } | null {
  const prefix = `scrypt$${Math.log2(cost.N)}$${cost.r}$${cost.p}$`;
  if (!hash.startsWith(prefix)) return null;
  const [salt, key] = hash
    .slice(prefix.length)
    .split("$")
    .map((part) => Buffer.from(part, "base64url"));
  return salt && key?.length === keyLength ? { salt, key } : null;
}
