import { env } from "../env";
import { InvalidInput } from "../errors";
import { sendMail } from "./mail";
import { mailText } from "./mail-text";

/** Sends at once, so that whoever sets mail up sees the server's answer. Throws InvalidInput with it. */
export async function sendTestMail(to: string, sender: string): Promise<void> {
  const message = {
    subject: "Test mail from Crossover",
    lines: [`${sender} asked for this mail to see whether alerts and reports arrive.`],
    links: [{ label: "Alerts", href: "/settings/alerts" }],
    event: null,
  };
  const outcome = await sendMail(to, mailText(message, env().appUrl));
  if (outcome.state !== "sent") throw new InvalidInput([{ field: "to", rule: outcome.failure, value: to }]);
}
