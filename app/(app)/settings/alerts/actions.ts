"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import { now } from "@/lib/clock";
import { sendTestMail } from "@/lib/notify/test-mail";
import { checkWebhookAddress } from "@/lib/notify/webhook-address";
import { issueSecret } from "@/lib/notify/webhook-secret";
import { wakeNotifications } from "@/lib/notify/worker";
import {
  alertRuleInput,
  alertRuleUpdate,
  reportScheduleInput,
  rowId,
  testMailInput,
  webhookInput,
} from "@/lib/schema/alert";
import { createAlertRule, removeAlertRule, updateAlertRule } from "@/lib/store/alert-rules";
import { retryOutbox } from "@/lib/store/outbox";
import { createReportSchedule, removeReportSchedule } from "@/lib/store/report-schedules";
import { createWebhook, removeWebhook } from "@/lib/store/webhooks";

export const createAlertRuleAction = formAction({
  permission: "alerts:write",
  schema: alertRuleInput,
  run: async (scope, rule) => {
    await createAlertRule(scope, rule, now());
    wakeNotifications();
    refresh();
    return { message: "The rule was added", result: null };
  },
});

export const updateAlertRuleAction = formAction({
  permission: "alerts:write",
  schema: alertRuleUpdate,
  run: async (scope, { id, rule }) => {
    await updateAlertRule(scope, id, rule);
    wakeNotifications();
    refresh();
    return { message: "The rule was changed", result: null };
  },
});

export const removeAlertRuleAction = formAction({
  permission: "alerts:write",
  schema: rowId,
  run: async (scope, { id }) => {
    await removeAlertRule(scope, id);
    refresh();
    return { message: "The rule was removed", result: null };
  },
});

export const createWebhookAction = formAction({
  permission: "alerts:write",
  schema: webhookInput,
  run: async (scope, { url }) => {
    await checkWebhookAddress(url);
    const id = await createWebhook(scope, url);
    refresh();
    return { message: "The webhook was added", result: { url, secret: issueSecret(id) } };
  },
});

export const removeWebhookAction = formAction({
  permission: "alerts:write",
  schema: rowId,
  run: async (scope, { id }) => {
    await removeWebhook(scope, id);
    refresh();
    return { message: "The webhook was removed", result: null };
  },
});

export const createReportAction = formAction({
  permission: "alerts:write",
  schema: reportScheduleInput,
  run: async (scope, input) => {
    await createReportSchedule(scope, input, now());
    wakeNotifications();
    refresh();
    return { message: "The report was scheduled", result: null };
  },
});

export const removeReportAction = formAction({
  permission: "alerts:write",
  schema: rowId,
  run: async (scope, { id }) => {
    await removeReportSchedule(scope, id);
    refresh();
    return { message: "The report was removed", result: null };
  },
});

export const sendTestMailAction = formAction({
  permission: "alerts:write",
  schema: testMailInput,
  run: async (scope, { to }) => {
    await sendTestMail(to, scope.userName);
    return { message: `A test mail was handed to the mail server for ${to}`, result: null };
  },
});

export const retryOutboxAction = formAction({
  permission: "alerts:write",
  schema: rowId,
  run: async (scope, { id }) => {
    await retryOutbox(scope, id);
    wakeNotifications();
    refresh();
    return { message: "It is tried again now", result: null };
  },
});
