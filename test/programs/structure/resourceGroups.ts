// Resource groups alone: one with every setting, one by its name, one in another region.
import * as pulumi from "@pulumi/pulumi";
import * as resources from "pulumi-berth/resources";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const full = new resources.ResourceGroup("groups-full", {
  location: "WestEurope",
  tags: { environment: edited ? "test" : "production" },
});
const named = new resources.ResourceGroup("groups-named", {
  resourceGroupName: pulumi.interpolate`named-${full.name}`,
});
new resources.ResourceGroup("groups-moved", { location: edited ? "eastus2" : "eastus" });

export const name = named.name.apply((text) => text.startsWith("named-groups-full"));
