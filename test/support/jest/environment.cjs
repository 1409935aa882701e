const { TestEnvironment } = require("jest-environment-node");

/** Node's environment, with a way to packages that are made of ES modules alone: Node can load them, jest's loader cannot. */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    this.global.loadByNode = (name) => require(name);
  }
};
