"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { KeyCreated } from "@/lib/access-keys/create";
import type { KeySummary } from "@/lib/access-keys/queries";
import type { Answer } from "@/lib/answer";
import { type Role, roleLabels } from "@/lib/auth/actor";
import { useFlashes } from "../shell/flashes";
import { PlainList } from "../table/plain-list";
import { attempt } from "../ui/attempt";
import { IdText } from "../ui/id-text";
import { Stacked } from "../ui/stacked";
import { TimeText } from "../ui/time-text";
import type { Create } from "./create-key-modal";
import { KeyShown } from "./key-shown";

const CreateKeyModal = dynamic(() => import("./create-key-modal"));
const RemoveKeyModal = dynamic(() => import("./remove-key-modal"));

type Act = (input: { keyId: string }) => Promise<Answer<null>>;
type Props = {
  keys: KeySummary[];
  accountId: string;
  isAdmin: boolean;
  roles: Role[];
  whyNotManage: string | null;
  actions: {
    create: Create;
    disable: Act;
    enable: Act;
    remove: (input: { keyId: string; confirmation: string }) => Promise<Answer<null>>;
  };
};

const states: Record<KeySummary["state"], { type: StatusIndicatorProps.Type; text: string }> = {
  ENABLED: { type: "success", text: "Enabled" },
  DISABLED: { type: "stopped", text: "Disabled" },
  EXPIRED: { type: "error", text: "Expired" },
};

/** The keys that programs call the API with. */
export function AccessKeys({ keys, accountId, isAdmin, roles, whyNotManage, actions }: Props) {
  const router = useRouter();
  const { show } = useFlashes();
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<KeyCreated | null>(null);
  const [removing, setRemoving] = useState<KeySummary | null>(null);
  const [, startTransition] = useTransition();
  const act = (work: Act, { id, name }: KeySummary, done: string) =>
    startTransition(async () => {
      const { error } = await attempt(() => work({ keyId: id }));
      show(id, error ? { type: "error", content: error } : { type: "success", content: `${name} ${done}` });
      router.refresh();
    });
  return (
    <>
      <PlainList<KeySummary>
        title="Access keys"
        description="Programs sign their calls with them. A key acts for its account, as far as its role allows."
        thing="access key"
        rows={keys}
        query={{}}
        actions={
          <Button
            variant="primary"
            disabled={whyNotManage !== null}
            disabledReason={whyNotManage ?? undefined}
            onClick={() => setCreating(true)}
          >
            Create access key
          </Button>
        }
        empty={
          <>
            <b>No access keys</b>
            <Box padding={{ vertical: "xs" }}>Create one to call the API from your own programs.</Box>
          </>
        }
        columns={[
          {
            id: "name",
            header: "Name",
            width: 240,
            cell: ({ name, accountName, accountId }) => (
              <Stacked below={`${accountName}, ${accountId}`}>{name}</Stacked>
            ),
          },
          { id: "key", header: "Key ID", width: 300, cell: ({ id }) => <IdText id={id} /> },
          { id: "role", header: "Role", width: 160, cell: ({ role }) => roleLabels[role] },
          {
            id: "created",
            header: "Created",
            width: 165,
            cell: ({ createdAt }) => <TimeText at={createdAt} hasTitle />,
          },
          {
            id: "used",
            header: "Last used",
            width: 165,
            cell: ({ lastUsedAt }) => (lastUsedAt ? <TimeText at={lastUsedAt} hasTitle /> : "Never"),
          },
          {
            id: "status",
            header: "Status",
            width: 190,
            cell: ({ state, expiresAt }) => (
              <Stacked
                below={
                  expiresAt && (
                    <>
                      Until <TimeText at={expiresAt} hasTitle />
                    </>
                  )
                }
              >
                <StatusIndicator type={states[state].type}>{states[state].text}</StatusIndicator>
              </Stacked>
            ),
          },
          {
            id: "actions",
            header: "Actions",
            width: 100,
            cell: (key) => (
              <ButtonDropdown
                variant="inline-icon"
                ariaLabel={`Actions for ${key.name}`}
                expandToViewport
                items={[
                  key.state === "DISABLED" ? { id: "enable", text: "Enable" } : { id: "disable", text: "Disable" },
                  { id: "remove", text: "Delete" },
                ].map((item) => ({
                  ...item,
                  disabled: whyNotManage !== null,
                  disabledReason: whyNotManage ?? undefined,
                }))}
                onItemClick={({ detail }) => {
                  if (detail.id === "remove") setRemoving(key);
                  else if (detail.id === "enable") act(actions.enable, key, "is enabled again.");
                  else act(actions.disable, key, "is disabled: its calls are refused from now on.");
                }}
              />
            ),
          },
        ]}
      />
      {isCreating && (
        <CreateKeyModal
          {...{ accountId, isAdmin, roles }}
          create={actions.create}
          onCancel={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false);
            setCreated(made);
          }}
        />
      )}
      {created && (
        <KeyShown
          created={created}
          onSaved={() => {
            setCreated(null);
            router.refresh();
          }}
        />
      )}
      {removing && (
        <RemoveKeyModal
          name={removing.name}
          remove={(confirmation) => actions.remove({ keyId: removing.id, confirmation })}
          onCancel={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            show(removing.id, { type: "success", content: `${removing.name} is deleted.` });
            router.refresh();
          }}
        />
      )}
    </>
  );
}
