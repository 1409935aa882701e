import { mergePools } from "../../../../src/providers/arm/containerservice/poolBody";
import type { Inputs } from "../../../../src/model/core/resource";
import { poolProfile } from "../../../support/arm/aks";

test("a listed pool that was deleted as a resource of its own is not made again, and a new one is made", () => {
  const existing = [poolProfile("green"), poolProfile("work", { mode: "User" })];
  const olds = { agentPoolProfiles: [{ name: "blue", mode: "System" }] };
  const news = { agentPoolProfiles: [...olds.agentPoolProfiles, { name: "fresh", mode: "User" }] };
  const names = (wanted: Inputs) => mergePools(existing, olds, wanted, "1.34").map(({ name }) => name);
  expect([names(olds), names(news)]).toEqual([
    ["green", "work"],
    ["green", "work", "fresh"],
  ]);
});
