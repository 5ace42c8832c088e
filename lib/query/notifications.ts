import { authorizePage } from "@/lib/auth/authorize";
import type { NotificationsPage } from "@/lib/chart/alerts-page";
import { countUnread, listNotifications } from "@/lib/store/notifications";
import { getOrganisation } from "@/lib/store/organisation";

export async function loadNotifications(): Promise<NotificationsPage> {
  const scope = await authorizePage("signed-in");
  const [rows, unread, { timeZone }] = await Promise.all([
    listNotifications(scope),
    countUnread(scope),
    getOrganisation(scope),
  ]);
  return { rows, unread, timeZone };
}
