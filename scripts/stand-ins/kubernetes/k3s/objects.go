package main

import "slices"

// What is read of Kubernetes' objects.

type metadata struct {
	Name              string            `json:"name"`
	Namespace         string            `json:"namespace"`
	CreationTimestamp string            `json:"creationTimestamp"`
	Labels            map[string]string `json:"labels"`
}

func (m metadata) key() string { return m.Namespace + "/" + m.Name }

type node struct {
	Metadata metadata `json:"metadata"`
	Spec     struct {
		PodCIDR string `json:"podCIDR"`
	} `json:"spec"`
	Status struct {
		Addresses []struct {
			Type    string `json:"type"`
			Address string `json:"address"`
		} `json:"addresses"`
		Conditions []struct {
			Type    string `json:"type"`
			Status  string `json:"status"`
			Message string `json:"message"`
		} `json:"conditions"`
	} `json:"status"`
}

func (n node) key() string { return n.Metadata.key() }

func (n node) address() string {
	for _, address := range n.Status.Addresses {
		if address.Type == "InternalIP" {
			return address.Address
		}
	}
	return ""
}

// readiness tells whether the node is Ready, and what it says of it.
func (n node) readiness() (bool, string) {
	for _, condition := range n.Status.Conditions {
		if condition.Type == "Ready" {
			return condition.Status == "True", condition.Message
		}
	}
	return false, "it has not reported yet"
}

type ingress struct {
	IP string `json:"ip"`
}

type service struct {
	Metadata metadata `json:"metadata"`
	Spec     struct {
		Type              string  `json:"type"`
		LoadBalancerClass *string `json:"loadBalancerClass"`
		Ports             []struct {
			Port     int    `json:"port"`
			Protocol string `json:"protocol"`
		} `json:"ports"`
	} `json:"spec"`
	Status struct {
		LoadBalancer struct {
			Ingress []ingress `json:"ingress"`
		} `json:"loadBalancer"`
	} `json:"status"`
}

func (s service) key() string { return s.Metadata.key() }

func (s service) addresses() []string {
	addresses := []string{}
	for _, ingress := range s.Status.LoadBalancer.Ingress {
		addresses = append(addresses, ingress.IP)
	}
	slices.Sort(addresses)
	return addresses
}
