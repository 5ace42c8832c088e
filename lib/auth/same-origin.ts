import { headers } from "next/headers";
import { env } from "@/lib/env";

/** A request that another site made with this browser's cookie. */
export class CrossSite extends Error {
  constructor() {
    super("This request did not come from a page of this site.");
  }
}

/**
 * Whether a page of this site sent the request. Browsers leave out Sec-Fetch-Site on plain http to other machines;
 * there the Origin has to name the host that was asked, or the configured address.
 */
export function isSameOrigin(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = sent.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const host = sent.get("x-forwarded-host") ?? sent.get("host");
  return new URL(origin).host === host || origin === new URL(env().appUrl).origin;
}

/**
 * Who is at the other end: the last entry is what our own server saw, the ones before it what each trusted proxy in
 * front saw, and anything earlier whatever the client claimed.
 */
export function clientAddress(sent: Pick<Headers, "get">, trustedProxies = env().trustedProxies): string {
  const entries = (sent.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  return entries.at(-1 - trustedProxies) || "unknown";
}

/** For server actions, which would otherwise pass when a browser sends no Origin. */
export async function requireSameOrigin(): Promise<void> {
  if (!isSameOrigin(await headers())) throw new CrossSite();
}
