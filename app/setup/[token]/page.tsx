import { notFound } from "next/navigation";
import { SetupForm } from "@/components/forms/setup-form";
import { EntryPage } from "@/components/layout/entry-page";
import { isSetupOpen } from "@/lib/query/setup";
import { setupAction } from "./actions";

export const metadata = { title: "Set up", referrer: "no-referrer" } as const;

type Props = { params: Promise<{ token: string }> };

// Without Suspense: streamed parts appear only with JavaScript, and setting up works without it.
export default async function Page({ params }: Props) {
  const { token } = await params;
  if (!(await isSetupOpen(token))) notFound();
  return (
    <EntryPage>
      <SetupForm token={token} action={setupAction} />
    </EntryPage>
  );
}
