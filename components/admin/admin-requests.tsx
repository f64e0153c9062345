"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useState, useTransition } from "react";
import type { Answer } from "@/lib/answer";
import { adminRequestColumns, type RequestRow } from "@/lib/cancellation-requests/columns";
import { paths } from "@/lib/paths";
import { RequestsTable } from "../cancellation-requests/requests-table";
import { useFlashes } from "../shell/flashes";
import { useNavigate } from "../shell/link-navigation";
import type { SavedFilterSet } from "../table/filter-sets";
import type { ListActions } from "../table/list-actions";
import type { ListData } from "../table/list-table";
import { attempt } from "../ui/attempt";
import { type OpenView, useViewAs } from "./use-view-as";

const ReplaceLinkModal = dynamic(() => import("./replace-link-modal"));

type Refusals = { resend: string | null; replaceLink: string | null };
type Row = RequestRow & { refusals: Refusals };
type Props = ListData<Row> & {
  now: Date;
  builtIn: SavedFilterSet[];
  listActions: ListActions;
  actions: {
    resend: (input: { requestId: string }) => Promise<Answer<unknown>>;
    replaceLink: (input: { requestId: string; reason: string }) => Promise<Answer<unknown>>;
    openRequest: OpenView<{ requestId: string; hat: "seller" | "buyer" }>;
  };
};

const places = { request: paths.admin.cancellationRequest, agreement: null };

/** The administrator's tab: every request of every account, to watch and to help along, never to decide. */
export function AdminRequests({ actions, ...list }: Props) {
  const { navigate } = useNavigate();
  const { show } = useFlashes();
  const [replacing, setReplacing] = useState<Row | null>(null);
  const [, startTransition] = useTransition();
  const { view } = useViewAs(actions.openRequest);
  const tell = (id: string, { error }: Answer<unknown>, done: string) =>
    show(id, error === undefined ? { type: "success", content: done } : { type: "error", content: error });
  return (
    <>
      <RequestsTable
        {...list}
        title="Cancellation Requests"
        description="Over all accounts. Only the parties to an agreement can decide; administrators watch."
        columns={adminRequestColumns}
        places={places}
        exportName="admin-requests"
        emptyText="No requests in any account yet."
        actions={(selected) => {
          const row = selected as Row | null;
          const why = (verb: keyof Refusals) => (row ? (row.refusals[verb] ?? undefined) : "Select a request first.");
          return (
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!row}
                disabledReason={row ? undefined : "Select a request first."}
                onClick={() => row && navigate(paths.admin.cancellationRequest(row.id))}
              >
                View details
              </Button>
              <ButtonDropdown
                items={[
                  {
                    id: "resend",
                    text: "Resend email",
                    disabled: Boolean(why("resend")),
                    disabledReason: why("resend"),
                  },
                  {
                    id: "replace",
                    text: "Replace response link",
                    disabled: Boolean(why("replaceLink")),
                    disabledReason: why("replaceLink"),
                  },
                  {
                    id: "seller",
                    text: "Open as seller view",
                    disabled: !row,
                    disabledReason: "Select a request first.",
                  },
                  {
                    id: "buyer",
                    text: "Open as buyer view",
                    disabled: !row,
                    disabledReason: "Select a request first.",
                  },
                ]}
                onItemClick={({ detail }) => {
                  if (!row) return;
                  if (detail.id === "replace") setReplacing(row);
                  else if (detail.id === "seller" || detail.id === "buyer") {
                    view({ requestId: row.id, hat: detail.id });
                  } else {
                    startTransition(async () =>
                      tell(
                        row.id,
                        await attempt(() => actions.resend({ requestId: row.id })),
                        `The email about ${row.id} is on its way again.`,
                      ),
                    );
                  }
                }}
                expandToViewport
              >
                Actions
              </ButtonDropdown>
            </SpaceBetween>
          );
        }}
      />
      {replacing && (
        <ReplaceLinkModal
          onCancel={() => setReplacing(null)}
          onReplace={async (reason) => {
            const answer = await attempt(() => actions.replaceLink({ requestId: replacing.id, reason }));
            tell(replacing.id, answer, `The links of ${replacing.id} were replaced; the buyer gets new ones by email.`);
            setReplacing(null);
          }}
        />
      )}
    </>
  );
}
