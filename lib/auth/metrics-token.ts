import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "../env";

/** Whether a request comes from the monitoring server; null: no such server is meant to ask. */
export function isMonitoring(request: Request): boolean | null {
  const { metricsToken } = env();
  if (metricsToken === null) return null;
  const [, given = ""] = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(metricsToken));
}
