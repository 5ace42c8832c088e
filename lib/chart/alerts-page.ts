import type { AlertRule } from "../schema/alert";
import type { NotificationRow, OutboxRow, WebhookRow } from "../schema/alert-kind";
import type { AlertRuleRow } from "./alert-text";

export type ReportRow = { id: string; team: string; day: number; told: string };

export type AlertsPage = {
  rules: readonly (AlertRuleRow & { rule: AlertRule })[];
  webhooks: readonly WebhookRow[];
  reports: readonly ReportRow[];
  outbox: readonly OutboxRow[];
  teams: readonly { id: string; name: string; depth: number }[];
  members: readonly { id: string; name: string; role: string }[];
  currency: string;
  timeZone: string;
  /** null: no mail server is set up. */
  mail: { from: string; server: string } | null;
};

export type NotificationsPage = { rows: readonly NotificationRow[]; unread: number; timeZone: string };
