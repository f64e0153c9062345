import Select from "@cloudscape-design/components/select";
import { rolesOf } from "@/lib/accounts/schema";
import { type Role, roleLabels } from "@/lib/auth/actor";

type Props = { kinds: readonly string[]; role: Role | null; onChoose: (role: Role) => void };

/** The roles that fit an account of these kinds. */
export function RoleSelect({ kinds, role, onChoose }: Props) {
  const options = rolesOf(kinds).map((value) => ({ value, label: roleLabels[value] }));
  return (
    <Select
      selectedOption={options.find(({ value }) => value === role) ?? null}
      options={options}
      placeholder="Choose a role"
      expandToViewport
      onChange={({ detail }) => {
        const chosen = options.find(({ value }) => value === detail.selectedOption.value);
        if (chosen) onChoose(chosen.value);
      }}
    />
  );
}
