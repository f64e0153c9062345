import type { Metadata } from "next";
import { Reference } from "@/components/reference/reference";
import { exceptionNotes } from "@/lib/aws/notes";
import { describeOperations } from "@/lib/aws/reference";
import { developerContext } from "@/lib/callers/developer";
import { detailTypesOf } from "@/lib/events/detail-types";

export const metadata: Metadata = { title: "API reference" };

export default async function ReferencePage() {
  const { person } = await developerContext();
  const exceptions = Object.entries(exceptionNotes).map(([name, meaning]) => ({ name, meaning }));
  return (
    <Reference
      operations={describeOperations()}
      exceptions={exceptions}
      detailTypes={[...detailTypesOf(person.current.hat)]}
    />
  );
}
