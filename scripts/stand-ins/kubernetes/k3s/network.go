package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

const (
	cniDir      = runDir + "/cni"
	podCIDRFile = dataDir + "/agent/pod-cidr"
	tellAfter   = 30 * time.Second
	controlRole = "node-role.kubernetes.io/control-plane"
)

// podNetwork connects this node's pods: each to the node by a link of its own, and to other nodes by routes. Without a
// bridge, traffic between two pods of a node passes the node's firewall, where services are translated, even on kernels
// that do not show bridged traffic to it.
type podNetwork struct {
	options options
	client  *client
	mutex   sync.Mutex
	podCIDR string
	routes  map[string]string
	isReady bool
	why     string
}

// prepare makes what does not depend on other nodes.
func (n *podNetwork) prepare(clusterCIDR string) error {
	if err := os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o644); err != nil {
		return err
	}
	// Pods speak to each other under their own addresses, and to the rest of the world under their node's.
	err := command("iptables", "-w", "-t", "nat", "-A", "POSTROUTING", "-s", clusterCIDR, "!", "-d", clusterCIDR, "-j", "MASQUERADE")
	if err != nil {
		return err
	}
	// A node that starts again most likely keeps its network, and is Ready sooner if it need not ask.
	if kept, err := os.ReadFile(podCIDRFile); err == nil {
		n.connect(string(kept))
	}
	return nil
}

// follow adapts to the cluster's nodes.
func (n *podNetwork) follow(nodes []node) {
	wanted := map[string]string{}
	for _, other := range nodes {
		if other.Metadata.Name == n.options.nodeName {
			n.own(other)
		} else if other.Spec.PodCIDR != "" && other.address() != "" {
			wanted[other.Spec.PodCIDR] = other.address()
		}
	}
	for cidr := range n.routes {
		if _, stays := wanted[cidr]; !stays && command("ip", "route", "del", cidr) == nil {
			delete(n.routes, cidr)
		}
	}
	for cidr, address := range wanted {
		if n.routes[cidr] == address {
			continue
		}
		if err := command("ip", "route", "replace", cidr, "via", address); err != nil {
			say("no route to the pods of another node: %v", err)
			continue
		}
		n.routes[cidr] = address
	}
}

func (n *podNetwork) own(self node) {
	if cidr := self.Spec.PodCIDR; cidr != "" && cidr != n.podCIDR {
		n.connect(cidr)
	}
	if _, isLabelled := self.Metadata.Labels[controlRole]; n.options.isServer && !isLabelled {
		label := map[string]any{"metadata": map[string]any{"labels": map[string]string{controlRole: "true"}}}
		if err := n.client.patch("/api/v1/nodes/"+n.options.nodeName, mergePatch, label); err != nil {
			say("the node could not be labelled: %v", err)
		}
	}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	wasReady := n.isReady
	n.isReady, n.why = self.readiness()
	if n.isReady != wasReady {
		say("node %s is %s", n.options.nodeName, map[bool]string{true: "Ready", false: "not Ready: " + n.why}[n.isReady])
	}
}

func (n *podNetwork) connect(podCIDR string) {
	if err := configure(podCIDR); err != nil {
		say("the pod network could not be configured: %v", err)
		return
	}
	n.podCIDR = podCIDR
}

// tellWhenLate says why the node is not Ready when it should be.
func (n *podNetwork) tellWhenLate() {
	time.Sleep(tellAfter)
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if !n.isReady {
		say("node %s is not Ready after %v: %s. The logs of its components are in %s", n.options.nodeName, tellAfter, n.why, logDir)
	}
}

// configure tells containerd how pods are connected. The state of the addresses is as short-lived as the pods.
func configure(podCIDR string) error {
	text := fmt.Sprintf(`{"cniVersion": "0.4.0", "name": "k3s", "plugins": [
  {"type": "ptp", "ipam": {"type": "host-local", "dataDir": "%s/addresses", "ranges": [[{"subnet": "%s"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}
]}
`, runDir, podCIDR)
	// In place: of a file that is renamed into the directory, containerd takes no notice.
	if err := os.WriteFile(cniDir+"/10-k3s.conflist", []byte(text), 0o600); err != nil {
		return err
	}
	if err := os.WriteFile(podCIDRFile, []byte(podCIDR), 0o600); err != nil {
		return err
	}
	// Without it, what is sent to a pod that is gone would leave by the default route.
	return command("ip", "route", "replace", "unreachable", podCIDR)
}

func command(name string, args ...string) error {
	output, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(string(output)))
	}
	return nil
}
