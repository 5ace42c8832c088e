import { Fragment } from "react";

/** "Add column `tokens`." with the name set as code. */
export function NeedsText({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <code key={part} className="rounded-control bg-neutral-bg px-1">
        {part}
      </code>
    ) : (
      <Fragment key={part}>{part}</Fragment>
    ),
  );
}
