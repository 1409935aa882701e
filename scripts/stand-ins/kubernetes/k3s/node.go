package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"
)

const (
	// As with k3s: more settings for the kubelet, in files that end in .conf.
	kubeletConfigDir = dataDir + "/agent/etc/kubelet.conf.d"
	pauseImage       = "berth.standin/pause:1"
	pauseArchive     = programs + "/pause.tar"
	socketPause      = 20 * time.Millisecond
)

// settings are what an agent has to know of its cluster.
type settings struct {
	ClusterCIDR string `json:"clusterCIDR"`
	ClusterDNS  string `json:"clusterDNS"`
	// Where cluster DNS runs, for pods that use their node's resolver.
	Resolver string `json:"resolver"`
	// The certificate of the cluster's authority, as PEM.
	Authority string `json:"authority"`
}

// runNode starts what every node runs. The kubeconfig must be in place; the API server need not answer yet.
func runNode(o options, cluster settings, c *client, kubeconfig string, s *supervisor) error {
	files := map[string]string{
		runDir + "/containerd.toml":      containerdConfig,
		runDir + "/resolv.conf":          "nameserver " + cluster.Resolver + "\n",
		runDir + "/client-authority.pem": cluster.Authority,
		runDir + "/kubelet.yaml":         fmt.Sprintf(kubeletConfig, cluster.ClusterDNS),
		runDir + "/kube-proxy.yaml":      fmt.Sprintf(proxyConfig, kubeconfig, cluster.ClusterCIDR, o.nodeName, o.nodeIP),
	}
	for file, content := range files {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			return err
		}
	}
	s.run("/usr/bin/containerd", "containerd", "--config", runDir+"/containerd.toml")
	network := &podNetwork{options: o, client: c, routes: map[string]string{}}
	if err := network.prepare(cluster.ClusterCIDR); err != nil {
		return err
	}
	go watch(c, "/api/v1/nodes", network.follow)
	go network.tellWhenLate()
	waitForContainerd()
	s.run(kubernetes, kubeletCommand(o, kubeconfig)...)
	s.run(kubernetes, "kube-proxy", "--config="+runDir+"/kube-proxy.yaml")
	return importPause()
}

func kubeletCommand(o options, kubeconfig string) []string {
	command := []string{
		"kubelet",
		"--config=" + runDir + "/kubelet.yaml",
		"--config-dir=" + kubeletConfigDir,
		"--kubeconfig=" + kubeconfig,
		"--hostname-override=" + o.nodeName,
		"--node-ip=" + o.nodeIP,
	}
	optional := map[string]string{
		"--node-labels=":                       strings.Join(o.labels, ","),
		"--register-with-taints=":              strings.Join(o.taints, ","),
		"--image-credential-provider-bin-dir=": o.credentialDir,
		"--image-credential-provider-config=":  o.credentialConfig,
	}
	for flag, value := range optional {
		if value != "" {
			command = append(command, flag+value)
		}
	}
	return append(command, asFlags(o.kubeletArgs)...)
}

func asFlags(args []string) []string {
	flags := []string{}
	for _, arg := range args {
		flags = append(flags, "--"+strings.TrimLeft(arg, "-"))
	}
	return flags
}

func waitForContainerd() {
	for {
		if connection, err := net.Dial("unix", socket); err == nil {
			connection.Close()
			return
		}
		time.Sleep(socketPause)
	}
}

func importPause() error {
	ctr := func(args ...string) ([]byte, error) {
		return exec.Command("/usr/bin/ctr", append([]string{"--address", socket, "--namespace", "k8s.io", "images"}, args...)...).CombinedOutput()
	}
	if names, err := ctr("list", "--quiet", "name=="+pauseImage); err == nil && strings.TrimSpace(string(names)) == pauseImage {
		return nil
	}
	if output, err := ctr("import", pauseArchive); err != nil {
		return fmt.Errorf("the pause image could not be imported: %w: %s", err, output)
	}
	return nil
}

// The places are k3s's own. A lower OOM score needs a capability that not every machine grants.
const containerdConfig = `version = 2
root = "/var/lib/rancher/k3s/agent/containerd"
state = "/run/k3s/containerd"
[grpc]
  address = "/run/k3s/containerd/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "/var/lib/rancher/k3s/agent/containerd/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "berth.standin/pause:1"
  restrict_oom_score_adj = true
  enable_unprivileged_ports = true
  enable_unprivileged_icmp = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "/run/k3s/cni"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "/etc/containerd/certs.d"
`

// Images and pods share a disk with everything else of the machine, so its fill is no reason to evict. A node gives its
// sign of life four times per duration of its lease, so that a cluster may be told to miss it after a few seconds.
const kubeletConfig = `apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: false}, x509: {clientCAFile: /run/k3s/client-authority.pem}}
authorization: {mode: AlwaysAllow}
cgroupDriver: cgroupfs
clusterDNS: ["%s"]
clusterDomain: cluster.local
containerRuntimeEndpoint: unix:///run/k3s/containerd/containerd.sock
evictionHard: {}
failCgroupV1: false
failSwapOn: false
imageGCHighThresholdPercent: 100
localStorageCapacityIsolation: false
nodeLeaseDurationSeconds: 8
resolvConf: /run/k3s/resolv.conf
`

// The default of a second between two updates of the firewall is felt by whoever waits for a service.
const proxyConfig = `apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
clientConnection: {kubeconfig: %s}
clusterCIDR: %s
conntrack: {maxPerCore: 0}
hostnameOverride: %s
bindAddress: %s
iptables: {minSyncPeriod: 200ms}
mode: iptables
`
