"use client";

import Alert from "@cloudscape-design/components/alert";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";

type Props = { refusedRole: string | null; children: ReactNode };

/** The page's frame, and for those who cannot import, who can. */
export const DataFrame = ({ refusedRole, children }: Props) => (
  <SpaceBetween size="l">
    <Header
      variant="h1"
      description="Take agreements in from a file. Nothing is written before you have seen the report."
    >
      Data
    </Header>
    {refusedRole ? (
      <Alert type="info">
        Your role ({refusedRole}) cannot import. Sellers who may request cancellations import their own agreements,
        administrators those of any seller.
      </Alert>
    ) : (
      children
    )}
  </SpaceBetween>
);
