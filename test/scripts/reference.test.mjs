import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonName } from "../../tools/generate/reference.mjs";

// As Pulumi's own generator names them in the package for Python.
for (const [name, python] of [
  ["memoryInGB", "memory_in_gb"],
  ["vnetSubnetID", "vnet_subnet_id"],
  ["osSKU", "os_sku"],
  ["enableNfsV3", "enable_nfs_v3"],
  ["enableFIPS", "enable_fips"],
  ["adminGroupObjectIDs", "admin_group_object_ids"],
  ["publicIPs", "public_ips"],
  ["exec", "exec_"],
  ["ip", "ip"],
])
  test(`${name} is ${python} in Python`, () => assert.equal(pythonName(name), python));
