import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ListParams } from "@/lib/lists/params";

type Props = {
  next: string | null;
  previous: string | null;
  params: ListParams;
  go: (changes: Partial<ListParams>) => void;
};

/** Forward and back from where the list stands: positions, not page numbers, so that deep pages are as fast as the first. */
export function Paging({ next, previous, params, go }: Props) {
  const page = previous ? params.page : 1;
  return (
    <SpaceBetween direction="horizontal" size="xxs" alignItems="center">
      <Button
        variant="icon"
        iconName="angle-left"
        ariaLabel="Previous page"
        disabled={!previous}
        onClick={() => go({ before: previous, page: Math.max(1, page - 1) })}
      />
      <Box variant="span" color="text-body-secondary">
        Page {page}
      </Box>
      <Button
        variant="icon"
        iconName="angle-right"
        ariaLabel="Next page"
        disabled={!next}
        onClick={() => go({ after: next, page: page + 1 })}
      />
    </SpaceBetween>
  );
}
