import { setupLinkHash } from "@/lib/auth/setup-link";
import { isSetupLinkOpen } from "@/lib/store/setup-links";

/** Whether this link still makes the first administrator; used, expired and invented ones look alike. */
export async function isSetupOpen(token: string): Promise<boolean> {
  const hash = setupLinkHash(token);
  return hash !== null && isSetupLinkOpen(hash);
}
