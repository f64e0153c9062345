import type { Metadata } from "next";
import { CallPage } from "@/components/api-calls/call-details";
import { PageStack } from "@/components/ui/page-stack";
import { getCall } from "@/lib/api-calls/queries";
import { developerContext } from "@/lib/callers/developer";
import { orNotFound } from "@/lib/callers/not-found";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ callId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).callId} – Request log` };
}

export default async function CallDetailsPage({ params }: Props) {
  const { person: _, ...ctx } = await developerContext();
  const call = await orNotFound(getCall(ctx, await params));
  return (
    <PageStack
      breadcrumbs={[
        { text: "Request log", href: paths.developer.requests() },
        { text: call.id, href: paths.developer.request(call.id) },
      ]}
    >
      <CallPage call={call} />
    </PageStack>
  );
}
