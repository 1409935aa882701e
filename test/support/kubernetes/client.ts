declare const loadByNode: (name: string) => object;

// Replaces src/providers/kubernetes/sdk.mts in tests; see environment.cjs.
module.exports = { ...loadByNode("@kubernetes/client-node"), ...loadByNode("undici") };
