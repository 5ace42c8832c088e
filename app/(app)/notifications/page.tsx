import { Suspense } from "react";
import { NotificationList } from "@/components/alerts/notification-list";
import { PageSkeleton } from "@/components/layout/page-skeleton";
import { loadNotifications } from "@/lib/query/notifications";
import { openPage } from "@/lib/query/open-page";
import { markReadAction } from "./actions";

export const metadata = { title: "Notifications" };

export default async function Page() {
  await openPage("/notifications");
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Notifications />
    </Suspense>
  );
}

async function Notifications() {
  return <NotificationList page={await loadNotifications()} markRead={markReadAction} />;
}
