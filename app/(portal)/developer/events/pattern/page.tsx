import type { Metadata } from "next";
import { PatternTester } from "@/components/events/pattern-tester";
import { PageStack } from "@/components/ui/page-stack";
import { developerContext } from "@/lib/callers/developer";
import { paths } from "@/lib/paths";
import { test } from "../actions";

export const metadata: Metadata = { title: "Pattern tester – Events" };

type Props = { searchParams: Promise<{ pattern?: string | string[] }> };

export default async function PatternPage({ searchParams }: Props) {
  await developerContext();
  const { pattern } = await searchParams;
  return (
    <PageStack
      breadcrumbs={[
        { text: "Events", href: paths.developer.events() },
        { text: "Pattern tester", href: paths.developer.patternTester() },
      ]}
    >
      <PatternTester pattern={typeof pattern === "string" ? pattern : ""} test={test} />
    </PageStack>
  );
}
