import { MessagePage } from "@/components/layout/message-page";
import { ButtonLink } from "@/components/ui/button";

export default function Refused() {
  return (
    <MessagePage
      title="Your role may not open this page"
      actions={
        <ButtonLink href="/" variant="primary">
          Go to your start page
        </ButtonLink>
      }
    >
      <p>You are signed in, but this page needs another role. Nothing was shown or changed.</p>
      <p>An administrator of your organisation can change your role under Settings, Members.</p>
    </MessagePage>
  );
}
