import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperationDetails } from "@/components/reference/operation-details";
import { PageStack } from "@/components/ui/page-stack";
import { isOperationName } from "@/lib/aws/model";
import { exceptionNotes } from "@/lib/aws/notes";
import { describeOperation } from "@/lib/aws/reference";
import { developerContext } from "@/lib/callers/developer";
import { paths } from "@/lib/paths";

type Props = { params: Promise<{ operation: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).operation} – API reference` };
}

export default async function OperationPage({ params }: Props) {
  await developerContext();
  const { operation } = await params;
  if (!isOperationName(operation)) notFound();
  return (
    <PageStack
      breadcrumbs={[
        { text: "API reference", href: paths.developer.reference() },
        { text: operation, href: paths.developer.reference(operation) },
      ]}
    >
      <OperationDetails operation={describeOperation(operation)} exceptions={exceptionNotes} />
    </PageStack>
  );
}
