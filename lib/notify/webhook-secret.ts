import { env } from "../env";
import { webhookSecret } from "./webhook-signature";

/** The secret of a webhook that was just made, for the one time that it is shown. */
export function issueSecret(webhookId: string): string {
  return webhookSecret(webhookId, env().authSecret);
}
