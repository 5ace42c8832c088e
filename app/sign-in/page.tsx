import { SignInForm } from "@/components/forms/sign-in-form";
import { EntryPage } from "@/components/layout/entry-page";
import { loadSignIn } from "@/lib/query/sign-in";
import { companySignInAction, signInAction } from "./actions";

export const metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Without Suspense: streamed parts appear only with JavaScript, and signing in works without it.
export default async function Page({ searchParams }: Props) {
  const { next, error, callbackUrl } = await searchParams;
  const { company, ...model } = await loadSignIn({ next, error, callbackUrl });
  return (
    <EntryPage wide={model.demoUsers.length > 0}>
      <SignInForm {...model} action={signInAction} companyAction={company ? companySignInAction : null} />
    </EntryPage>
  );
}
