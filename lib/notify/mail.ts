import { createTransport } from "nodemailer";
import { env } from "../env";
import { log } from "../log";
import type { MailText } from "./mail-text";

/** How a mail went: taken by the server, refused for good, or worth another attempt. */
export type MailOutcome = { state: "sent" } | { state: "refused" | "unreachable"; failure: string };

export type MailStatus = { from: string; server: string } | null;

/** Where mails go, without user and password; null: no server is set up. */
export function mailStatus(): MailStatus {
  const { smtp } = env();
  if (!smtp) return null;
  const { host } = new URL(smtp.url);
  return { from: smtp.from, server: host };
}

const seconds = 10;

/** Hands one mail to the server. What the server answered is kept in its words; who signs in there never is. */
export async function sendMail(to: string, { subject, text, html }: MailText): Promise<MailOutcome> {
  const { smtp } = env();
  if (!smtp) return { state: "refused", failure: "No mail server is set up." };
  const limits = { connectionTimeout: seconds * 1000, greetingTimeout: seconds * 1000, socketTimeout: seconds * 1000 };
  const transport = createTransport({ url: smtp.url, ...limits });
  try {
    await transport.sendMail({
      from: smtp.from,
      // As an object, an address is never read as a list of several.
      to: { name: "", address: to },
      subject,
      text,
      html,
      headers: { "Auto-Submitted": "auto-generated" },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { state: "sent" };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    transport.close();
  }
}

function outcomeOf(error: unknown): MailOutcome {
  const { code, responseCode } = fieldsOf(error);
  // 5xx is meant for good; sign-in is not, because somebody may set it right.
  const isFinal = responseCode >= 500 && responseCode < 600 && code !== "EAUTH";
  log.warn("mail not sent", { code, responseCode });
  return { state: isFinal ? "refused" : "unreachable", failure: failureOf(code, responseCode) };
}

function fieldsOf(error: unknown): { code: string; responseCode: number } {
  if (typeof error !== "object" || error === null) return { code: "", responseCode: 0 };
  const code = "code" in error ? String(error.code) : "";
  return { code, responseCode: "responseCode" in error ? Number(error.responseCode) || 0 : 0 };
}

const reasons: Readonly<Record<string, string>> = {
  EAUTH: "The mail server refused to let us sign in",
  EENVELOPE: "The mail server refused the recipient",
  ETIMEDOUT: "The mail server did not answer in time",
  ETLS: "The mail server offers no secure connection that we trust",
};

function failureOf(code: string, responseCode: number): string {
  const reason = reasons[code] ?? (responseCode === 0 ? "The mail server cannot be reached" : "The mail was refused");
  return responseCode === 0 ? `${reason}.` : `${reason} (SMTP ${responseCode}).`;
}
