import type { AlertsPage } from "@/lib/chart/alerts-page";
import type { AlertActions } from "./alert-actions";
import { MailCard } from "./mail-card";
import { OutboxCard } from "./outbox-card";
import { ReportCard } from "./report-card";
import { RuleTable } from "./rule-table";
import { WebhookCard } from "./webhook-card";

export function AlertSettings({ page, actions }: { page: AlertsPage; actions: AlertActions }) {
  return (
    <>
      <RuleTable page={page} actions={actions} />
      <div className="grid grid-cols-2 items-start gap-3 max-lg:grid-cols-1 md:gap-4">
        <div className="flex min-w-0 flex-col gap-3 md:gap-4">
          <MailCard mail={page.mail} testMail={actions.testMail} />
          <WebhookCard webhooks={page.webhooks} create={actions.createWebhook} remove={actions.removeWebhook} />
        </div>
        <ReportCard page={page} create={actions.createReport} remove={actions.removeReport} />
      </div>
      <OutboxCard outbox={page.outbox} timeZone={page.timeZone} retry={actions.retry} />
    </>
  );
}
