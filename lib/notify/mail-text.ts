import type { Message } from "../schema/alert";

export type MailText = { subject: string; text: string; html: string };

/** One message as plain text and as plain HTML. Everything in it may have come from a user, so all of it is escaped. */
export function mailText({ subject, lines, links }: Message, appUrl: string): MailText {
  const oneLine = subject.replaceAll(/\s+/g, " ").trim();
  const text = [
    oneLine,
    "",
    ...lines,
    "",
    ...links.map(({ label, href }) => `${label}: ${appUrl}${href}`),
    "",
    "--",
    `Sent by Crossover, ${appUrl}`,
  ];
  const html = [
    '<!doctype html><html lang="en"><meta charset="utf-8"><body style="font-family:sans-serif;line-height:1.5">',
    `<h1 style="font-size:18px">${escaped(oneLine)}</h1>`,
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    `<p>${links.map(({ label, href }) => `<a href="${escaped(appUrl + href)}">${escaped(label)}</a>`).join("<br>")}</p>`,
    `<p><small>Sent by Crossover, ${escaped(appUrl)}</small></p></body></html>`,
  ];
  return { subject: oneLine, text: text.join("\n"), html: html.join("\n") };
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
