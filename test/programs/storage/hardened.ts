// An account as a security review wants it.
import * as pulumi from "@pulumi/pulumi";
import * as storage from "pulumi-berth/storage";
import { resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("hardened-rg");
const account = new storage.StorageAccount("hardenedsa", {
  resourceGroupName: rg.name,
  location: rg.location,
  kind: "StorageV2",
  sku: { name: "Standard_GZRS" },
  allowBlobPublicAccess: false,
  allowSharedKeyAccess: true,
  allowCrossTenantReplication: false,
  defaultToOAuthAuthentication: true,
  enableHttpsTrafficOnly: true,
  minimumTlsVersion: edited ? storage.MinimumTlsVersion.TLS1_3 : storage.MinimumTlsVersion.TLS1_2,
  publicNetworkAccess: storage.PublicNetworkAccess.Enabled,
  tags: { environment: "production" },
});

export const tls = account.minimumTlsVersion;
