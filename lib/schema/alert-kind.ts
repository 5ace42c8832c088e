/** What an alert is about. Without zod, so that forms in the browser can use it. */
export const alertKinds = [
  "budget",
  "anomaly",
  "import-failed",
  "source-stale",
  "statement-ready",
  "statement-disputed",
] as const;

export type AlertKind = (typeof alertKinds)[number];

export const alertKindNames: Readonly<Record<AlertKind, string>> = {
  budget: "Spend against budget",
  anomaly: "Cost anomaly",
  "import-failed": "Import failed",
  "source-stale": "Source is late",
  "statement-ready": "Statement ready for review",
  "statement-disputed": "Statement disputed",
};

/** Kinds that concern imports and so no team. */
export function isOfImports(kind: AlertKind): boolean {
  return kind === "import-failed" || kind === "source-stale";
}

export const alertMeasures = ["actual", "forecast"] as const;
export const alertChannels = ["screen", "email", "webhook"] as const;
export const alertRoles = ["analyst", "manager", "leader", "admin"] as const;

export type AlertChannel = (typeof alertChannels)[number];
export type AlertRole = (typeof alertRoles)[number];

export const channelNames: Readonly<Record<AlertChannel, string>> = {
  screen: "On screen",
  email: "E-mail",
  webhook: "Webhooks",
};

/** A line of the bell and of its page. */
export type NotificationRow = {
  id: string;
  kind: AlertKind;
  title: string;
  detail: string;
  href: string;
  team: string | null;
  /** An instant as ISO text. */
  at: string;
  read: boolean;
};

export type OutboxRow = {
  id: string;
  channel: "email" | "webhook";
  /** Whom it goes to: a name with an address, or a URL. */
  to: string;
  subject: string;
  state: "waiting" | "sent" | "failed";
  attempts: number;
  failure: string | null;
  at: string;
};

/** `failing` is why the last call was given up; null when it arrived. */
export type WebhookRow = { id: string; url: string; createdAt: string; failing: string | null };
