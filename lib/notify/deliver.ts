import type { Scope } from "../auth/scope";
import { env } from "../env";
import { log } from "../log";
import { type Claimed, claimOutbox, type Settlement, settleOutbox } from "../store/outbox";
import { sendMail } from "./mail";
import { mailText } from "./mail-text";
import { secondsToNext } from "./retry";
import { callWebhook } from "./webhook";

type Writer = Scope<"alerts:write">;

/** Longer than the slowest attempt takes, so that no second server sends what one is sending. */
const leaseSeconds = 120;
const atOnce = 5;

/** Sends everything that is due, a few at a time, until nothing is left or `signal` says stop. Returns how many. */
export async function deliverOutbox(scope: Writer, signal: AbortSignal): Promise<number> {
  for (let count = 0; ; ) {
    if (signal.aborted) return count;
    const claimed = await claimOutbox(scope, { most: atOnce, leaseSeconds });
    if (claimed.length === 0) return count;
    await Promise.all(claimed.map((entry) => deliver(scope, entry)));
    count += claimed.length;
  }
}

async function deliver(scope: Writer, entry: Claimed): Promise<void> {
  const settled = await attempt(entry).catch((error: unknown): Settlement => {
    log.error(error, { where: "outbox" });
    return later(entry, "It could not be sent. The server's log says why.");
  });
  await settleOutbox(scope, entry, settled);
}

async function attempt(entry: Claimed): Promise<Settlement> {
  const { id, payload, email, webhook } = entry;
  if (webhook) {
    // Receivers compare the time with their own clock, so it is the real one even where the application's is frozen.
    const called = await callWebhook({ webhook, deliveryId: id, payload, at: new Date() });
    return called.state === "sent" ? called : later(entry, called.failure);
  }
  if (email === null) return { state: "failed", failure: "The member was disabled before it was sent." };
  const sent = await sendMail(email, mailText(payload, env().appUrl));
  if (sent.state === "refused") return { state: "failed", failure: sent.failure };
  return sent.state === "sent" ? sent : later(entry, sent.failure);
}

function later({ attempts }: Claimed, failure: string): Settlement {
  const afterSeconds = secondsToNext(attempts);
  if (afterSeconds !== null) return { state: "waiting", failure, afterSeconds };
  return { state: "failed", failure: `Given up after ${attempts} attempts. ${failure}` };
}
