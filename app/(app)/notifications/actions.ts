"use server";

import { dataAction } from "@/lib/action/data-action";
import { now } from "@/lib/clock";
import { notificationMarks } from "@/lib/schema/alert";
import { markRead } from "@/lib/store/notifications";

export const markReadAction = dataAction({
  permission: "signed-in",
  schema: notificationMarks,
  run: async (scope, { ids }) => {
    const count = await markRead(scope, { ids, at: now() });
    return { message: count === 1 ? "1 notification marked as read" : `${count} marked as read`, result: { count } };
  },
});
