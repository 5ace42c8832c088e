"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action/form-action";
import {
  acceptInput,
  closeInput,
  commentInput,
  disputeInput,
  reopenInput,
  resolveInput,
  reviewInput,
} from "@/lib/schema/chargeback";
import { closeMonth } from "@/lib/store/period-close";
import { reopenMonth, startReview } from "@/lib/store/periods";
import { answerStatement } from "@/lib/store/statement-answers";

export const startReviewAction = formAction({
  permission: "periods:write",
  schema: reviewInput,
  run: async (scope, { month }) => {
    await startReview(scope, month);
    refresh();
    return { message: `${month} is in review`, result: null };
  },
});

export const closeMonthAction = formAction({
  permission: "periods:write",
  schema: closeInput,
  run: async (scope, { month }) => {
    const { version } = await closeMonth(scope, month);
    refresh();
    return { message: `${month} is closed as version ${version}`, result: { version } };
  },
});

export const reopenMonthAction = formAction({
  permission: "periods:reopen",
  schema: reopenInput,
  run: async (scope, input) => {
    await reopenMonth(scope, input);
    refresh();
    return { message: `${input.month} is open for changes again`, result: null };
  },
});

export const acceptStatementAction = formAction({
  permission: "statements:write",
  schema: acceptInput,
  run: async (scope, input) => {
    await answerStatement(scope, { ...input, verdict: "accepted" });
    refresh();
    return { message: "The statement is accepted", result: null };
  },
});

export const disputeStatementAction = formAction({
  permission: "statements:write",
  schema: disputeInput,
  run: async (scope, input) => {
    await answerStatement(scope, { ...input, verdict: "disputed" });
    refresh();
    return { message: "The statement is disputed", result: null };
  },
});

export const resolveDisputeAction = formAction({
  permission: "statements:write",
  schema: resolveInput,
  run: async (scope, input) => {
    await answerStatement(scope, { ...input, verdict: "resolved", total: null });
    refresh();
    return { message: "The dispute is resolved", result: null };
  },
});

export const commentStatementAction = formAction({
  permission: "statements:write",
  schema: commentInput,
  run: async (scope, input) => {
    await answerStatement(scope, { ...input, verdict: "comment", total: null });
    refresh();
    return { message: "The comment was added", result: null };
  },
});
