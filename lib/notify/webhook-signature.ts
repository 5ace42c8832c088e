import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The secret of a webhook: worked out from the server's own secret and the webhook's id, so that no copy of it is stored.
 * It changes when the server's secret does.
 */
export function webhookSecret(webhookId: string, authSecret: string): string {
  return `whsec_${createHmac("sha256", authSecret).update(`crossover webhook ${webhookId}`).digest("base64url")}`;
}

/** `t=…,v1=…`: the second it was sent, and the HMAC-SHA256 of "second.body" in hexadecimal digits. */
export function signatureOf(body: string, { secret, at }: { secret: string; at: Date }): string {
  const second = Math.floor(at.getTime() / 1000);
  return `t=${second},v1=${hmac(`${second}.${body}`, secret)}`;
}

/** What a receiver does: the signature is of this body, and no older than five minutes. */
export function isSigned(body: string, { signature, secret, at }: SignatureCheck): boolean {
  const [, second = "", given = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (Math.abs(at.getTime() / 1000 - Number(second)) > 300) return false;
  const expected = Buffer.from(hmac(`${second}.${body}`, secret));
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), expected);
}

type SignatureCheck = { signature: string; secret: string; at: Date };

function hmac(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}
