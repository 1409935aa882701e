import type { NameRule } from "./name";
import { RULES } from "../core/problem";

export const accountName: NameRule = {
  pattern: /^[a-z0-9]{3,24}$/,
  allowed: "must be 3 to 24 lowercase letters and digits",
  rule: RULES.storage,
};

export const shareName: NameRule = {
  pattern: /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
  allowed: "must be 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends",
  rule: RULES.storage,
};
