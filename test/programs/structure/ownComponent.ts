// The component of examples/own-component, which docs/components.md shows.
import * as pulumi from "@pulumi/pulumi";
import { StaticSite } from "../../../examples/own-component/staticSite";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
export const { url } = new StaticSite("own", {
  pages: { "index.html": edited ? "edited" : "first" },
  port: 8099,
  keepsPages: true,
});
