import { MessagePage } from "@/components/layout/message-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <MessagePage
      bare
      title="Page not found"
      actions={
        <ButtonLink href="/" variant="primary">
          Go to the start page
        </ButtonLink>
      }
    >
      <p>There is no page at this address. It may have been moved, archived, or never have existed.</p>
    </MessagePage>
  );
}
