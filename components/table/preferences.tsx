import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import { defaultColumns } from "@/lib/lists/columns";
import { type ListParams, pageSizes } from "@/lib/lists/params";
import type { ListActions } from "./list-actions";

type Props = {
  columns: readonly { id: string; header: string; isDefault: boolean }[];
  visible: string[];
  size: number;
  listName: string;
  show: (changes: Partial<ListParams>) => void;
  remember: ListActions["remember"];
};

/** Which columns, in which order, and how many rows. The address says so; the columns are also what the list opens with later. */
export function ListPreferences({ columns, visible, size, listName, show, remember }: Props) {
  const display = [
    ...visible.map((id) => ({ id, visible: true })),
    ...columns.filter(({ id }) => !visible.includes(id)).map(({ id }) => ({ id, visible: false })),
  ];
  return (
    <CollectionPreferences
      title="Preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={{ pageSize: size, contentDisplay: display }}
      pageSizePreference={{
        title: "Page size",
        options: pageSizes.map((value) => ({ value, label: `${value} rows` })),
      }}
      contentDisplayPreference={{
        title: "Columns",
        options: columns.map(({ id, header }, i) => ({ id, label: header, alwaysVisible: i === 0 })),
      }}
      onConfirm={({ detail }) => {
        const ids = (detail.contentDisplay ?? display).filter((column) => column.visible).map(({ id }) => id);
        const cols = ids.join() === defaultColumns(columns).join() ? [] : ids;
        void remember({ list: listName, cols });
        show({ size: detail.pageSize ?? size, cols });
      }}
    />
  );
}
