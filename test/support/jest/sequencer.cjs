const { default: Sequencer } = require("@jest/test-sequencer");

/** What starts a cluster takes minutes. Begun last, it would leave the other cores idle at the end of a run. */
const hasCluster = ({ path }) => /[/\\](kubernetes|containerservice)[/\\]|[/\\]aks\w*\.engine\./.test(path);

module.exports = class extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [...sorted.filter(hasCluster), ...sorted.filter((test) => !hasCluster(test))];
  }
};
