import Box from "@cloudscape-design/components/box";
import type { ReactNode } from "react";

/** A value with its quieter second line: a name over its ID, a status over its date. */
export function Stacked({ children, below }: { children: ReactNode; below?: ReactNode }) {
  return (
    <div>
      <div>{children}</div>
      {below && (
        <Box variant="small" color="text-body-secondary">
          {below}
        </Box>
      )}
    </div>
  );
}
