"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { paths } from "@/lib/paths";

export function NoClock() {
  return (
    <Box padding={{ vertical: "xl" }}>
      <SpaceBetween size="l">
        <Header variant="h1">There is no test clock here</Header>
        <p>Test clock is off because this portal runs in production mode. Deadlines follow real time.</p>
        <Button variant="primary" href={paths.home()}>
          Go to Home
        </Button>
      </SpaceBetween>
    </Box>
  );
}
