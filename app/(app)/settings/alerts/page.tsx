import { Suspense } from "react";
import { AlertSettings } from "@/components/alerts/alert-settings";
import { PageContent } from "@/components/layout/page-content";
import { PageHeader } from "@/components/layout/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { loadAlerts } from "@/lib/query/alerts";
import { openPage } from "@/lib/query/open-page";
import {
  createAlertRuleAction,
  createReportAction,
  createWebhookAction,
  removeAlertRuleAction,
  removeReportAction,
  removeWebhookAction,
  retryOutboxAction,
  sendTestMailAction,
  updateAlertRuleAction,
} from "./actions";

export const metadata = { title: "Alerts" };

const actions = {
  createRule: createAlertRuleAction,
  updateRule: updateAlertRuleAction,
  removeRule: removeAlertRuleAction,
  createWebhook: createWebhookAction,
  removeWebhook: removeWebhookAction,
  createReport: createReportAction,
  removeReport: removeReportAction,
  testMail: sendTestMailAction,
  retry: retryOutboxAction,
};

export default async function Page() {
  await openPage("/settings/alerts");
  return (
    <>
      <PageHeader title="Alerts" breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Alerts" }]} />
      <PageContent>
        <Suspense fallback={<Skeleton className="h-96" />}>
          <Alerts />
        </Suspense>
      </PageContent>
    </>
  );
}

async function Alerts() {
  return <AlertSettings page={await loadAlerts()} actions={actions} />;
}
