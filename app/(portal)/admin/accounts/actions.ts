"use server";

import { addContact, removeContact } from "@/lib/accounts/contacts";
import { createAccount } from "@/lib/accounts/create";
import { addPerson, changeRole, removeMembership } from "@/lib/accounts/people";
import {
  addContactInput,
  addPersonInput,
  changeRoleInput,
  createAccountInput,
  removeContactInput,
  removeMembershipInput,
} from "@/lib/accounts/schema";
import { portalAction } from "@/lib/callers/action";

const nothing = () => null;

export const create = portalAction(["admin"], createAccountInput, createAccount, ({ id }) => ({ id }));
export const addAddress = portalAction(["admin"], addContactInput, addContact, nothing);
export const removeAddress = portalAction(["admin"], removeContactInput, removeContact, nothing);
export const addMember = portalAction(["admin"], addPersonInput, addPerson, (added) => added);
export const setRole = portalAction(["admin"], changeRoleInput, changeRole, nothing);
export const removeMember = portalAction(["admin"], removeMembershipInput, removeMembership, nothing);
