import { env } from "../env";
import { guardedFetch, OutsideRequestFailed } from "../net/outside-address";
import type { Message } from "../schema/alert";
import { signatureOf, webhookSecret } from "./webhook-signature";

export type WebhookOutcome = { state: "sent" } | { state: "failed"; failure: string };

type Call = { webhook: { id: string; url: string }; deliveryId: string; payload: Message; at: Date };

/** Calls a webhook once. Any answer from 200 to 299 counts as taken; its text is not kept. */
export async function callWebhook({ webhook, deliveryId, payload, at }: Call): Promise<WebhookOutcome> {
  const { appUrl, authSecret, outsideAllowHosts } = env();
  const body = bodyOf(payload, appUrl);
  try {
    const { status } = await guardedFetch(webhook.url, {
      method: "POST",
      allowHosts: outsideAllowHosts,
      timeoutMs: 10_000,
      maxBytes: 65_536,
      headers: {
        "content-type": "application/json",
        "user-agent": "Crossover",
        "x-crossover-delivery": deliveryId,
        "x-crossover-signature": signatureOf(body, { secret: webhookSecret(webhook.id, authSecret), at }),
      },
      body,
    });
    if (status >= 200 && status < 300) return { state: "sent" };
    return { state: "failed", failure: `${new URL(webhook.url).host} answered ${status}.` };
  } catch (error) {
    if (!(error instanceof OutsideRequestFailed)) throw error;
    return { state: "failed", failure: error.message };
  }
}

function bodyOf({ subject, lines, links, event }: Message, appUrl: string): string {
  return JSON.stringify({
    ...event,
    title: subject,
    detail: lines.join("\n"),
    url: links[0] ? appUrl + links[0].href : appUrl,
  });
}
