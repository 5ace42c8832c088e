import { env } from "../env";
import { InvalidInput } from "../errors";
import { checkOutside, OutsideRequestFailed } from "../net/outside-address";

/**
 * An address that a webhook may have: https, and outside this server's own network, unless the deployment allows its
 * host. Throws InvalidInput for the field.
 */
export async function checkWebhookAddress(address: string): Promise<void> {
  const { outsideAllowHosts: allowHosts } = env();
  const url = new URL(address);
  const isAllowed = allowHosts.some((host) => host === url.hostname || host === url.host);
  if (url.protocol !== "https:" && !isAllowed) throw refused(address, "The address must begin with https://.");
  try {
    await checkOutside(address, { allowHosts });
  } catch (error) {
    throw error instanceof OutsideRequestFailed ? refused(address, error.message) : error;
  }
}

function refused(value: string, rule: string): InvalidInput {
  return new InvalidInput([{ field: "url", rule, value }]);
}
