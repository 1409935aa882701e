package main

import (
	"cmp"
	"slices"
	"strconv"
	"sync"
)

const balancerLabel = "svccontroller.k3s.cattle.io/enablelb"

// What the nodes themselves listen on, which a service would hide.
var nodePorts = []string{"TCP/6443", "TCP/10250"}

// loadBalancer gives services of type LoadBalancer the addresses of nodes, at which kube-proxy then answers.
type loadBalancer struct {
	client   *client
	mutex    sync.Mutex
	nodes    []node
	services []service
	told     map[string]string
}

func (b *loadBalancer) run() {
	go watch(b.client, "/api/v1/nodes", func(nodes []node) { b.update(func() { b.nodes = nodes }) })
	go watch(b.client, "/api/v1/services", func(services []service) { b.update(func() { b.services = services }) })
}

func (b *loadBalancer) update(change func()) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	change()
	addresses := balancingAddresses(b.nodes)
	if len(addresses) == 0 {
		return
	}
	taken := map[string]string{}
	for _, port := range nodePorts {
		taken[port] = "the nodes themselves"
	}
	services := slices.Clone(b.services)
	slices.SortStableFunc(services, func(one, other service) int {
		return cmp.Or(cmp.Compare(one.Metadata.CreationTimestamp, other.Metadata.CreationTimestamp), cmp.Compare(one.key(), other.key()))
	})
	for _, service := range services {
		if service.Spec.Type != "LoadBalancer" || service.Spec.LoadBalancerClass != nil {
			continue
		}
		wanted := addresses
		if port, owner := claim(service, taken); owner != "" {
			b.tell(service, "service "+service.key()+" stays without an address: port "+port+" is taken by "+owner)
			wanted = []string{}
		}
		if !slices.Equal(service.addresses(), wanted) {
			b.assign(service, wanted)
		}
	}
}

// claim takes a service's ports, all or none; it tells which one is not free, and whose it is.
func claim(service service, taken map[string]string) (port, owner string) {
	ports := []string{}
	for _, port := range service.Spec.Ports {
		name := port.Protocol + "/" + strconv.Itoa(port.Port)
		if owner := taken[name]; owner != "" {
			return name, owner
		}
		ports = append(ports, name)
	}
	for _, port := range ports {
		taken[port] = "service " + service.key()
	}
	return "", ""
}

// balancingAddresses are those of the Ready nodes that are labelled for it, or of all Ready nodes when none is.
func balancingAddresses(nodes []node) []string {
	all, labelled, hasLabel := []string{}, []string{}, false
	for _, node := range nodes {
		isLabelled := node.Metadata.Labels[balancerLabel] == "true"
		hasLabel = hasLabel || isLabelled
		if isReady, _ := node.readiness(); !isReady || node.address() == "" {
			continue
		}
		all = append(all, node.address())
		if isLabelled {
			labelled = append(labelled, node.address())
		}
	}
	if hasLabel {
		all = labelled
	}
	slices.Sort(all)
	return all
}

func (b *loadBalancer) assign(service service, addresses []string) {
	list := []ingress{}
	for _, address := range addresses {
		list = append(list, ingress{IP: address})
	}
	status := map[string]any{"status": map[string]any{"loadBalancer": map[string]any{"ingress": list}}}
	path := "/api/v1/namespaces/" + service.Metadata.Namespace + "/services/" + service.Metadata.Name + "/status"
	if err := b.client.patch(path, mergePatch, status); err != nil {
		b.tell(service, "service "+service.key()+" got no address: "+err.Error())
	}
}

func (b *loadBalancer) tell(service service, text string) {
	if b.told[service.key()] != text {
		b.told[service.key()] = text
		say("%s", text)
	}
}
