import { MessagePage } from "@/components/layout/message-page";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <MessagePage
      title="Not found"
      actions={
        <ButtonLink href="/" variant="primary">
          Go to the start page
        </ButtonLink>
      }
    >
      <p>There is nothing at this address that you may see. It may have been archived, or belong to another team.</p>
    </MessagePage>
  );
}
