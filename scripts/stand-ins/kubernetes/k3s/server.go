package main

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
	"time"
)

const (
	serverDir  = dataDir + "/server"
	tokenFile  = serverDir + "/token"
	readyPause = 50 * time.Millisecond
	etcdURL    = "http://127.0.0.1:2379"
	etcdPeers  = "http://127.0.0.1:2380"
)

// runServer runs the control plane and the node that it is itself.
func runServer(o options, s *supervisor) error {
	if err := os.MkdirAll(serverDir, 0o700); err != nil {
		return err
	}
	if err := o.settleToken(); err != nil {
		return err
	}
	certificates, err := openAuthority(serverDir + "/tls")
	if err != nil {
		return err
	}
	if err := issueServing(o, certificates); err != nil {
		return err
	}
	if err := writeTokens(o.token, certificates.file("tokens.csv")); err != nil {
		return err
	}
	startControlPlane(o, certificates, s)
	if err := forward("127.0.0.1:6443"); err != nil {
		return err
	}

	serving, err := tls.LoadX509KeyPair(certificates.file("serving.crt"), certificates.file("serving.key"))
	if err != nil {
		return err
	}
	admin, err := tls.LoadX509KeyPair(certificates.file("admin.crt"), certificates.file("admin.key"))
	if err != nil {
		return err
	}
	authority, err := os.ReadFile(certificates.file("ca.crt"))
	if err != nil {
		return err
	}
	cluster := settings{ClusterCIDR: o.clusterCIDR, ClusterDNS: o.clusterDNS, Resolver: o.nodeIP, Authority: string(authority)}
	if err := serveSettings(o, cluster, serving); err != nil {
		return err
	}
	user, err := adminUser(certificates)
	if err != nil {
		return err
	}
	own := runDir + "/server.kubeconfig"
	if err := os.WriteFile(own, []byte(kubeconfigText(apiURL, cluster.Authority, user)), 0o600); err != nil {
		return err
	}
	startControllers(o, certificates, own, s)
	c := newClient(authority, []tls.Certificate{admin}, "")
	if err := runDNS(o, c, own, s); err != nil {
		return err
	}
	(&loadBalancer{client: c, told: map[string]string{}}).run()
	go func() {
		waitUntilReady(c)
		public := kubeconfigText("https://127.0.0.1:6443", cluster.Authority, user)
		if err := writeKubeconfig(public, o.kubeconfigMode); err != nil {
			say("%s could not be written: %v", kubeconfig, err)
		}
		say("the API server is ready")
	}()
	return runNode(o, cluster, c, own, s)
}

// settleToken takes the given token, the one of an earlier start, or a new one.
func (o *options) settleToken() error {
	if o.token == "" {
		kept, err := os.ReadFile(tokenFile)
		if err != nil && !os.IsNotExist(err) {
			return err
		}
		o.token = strings.TrimSpace(string(kept))
	}
	if o.token == "" {
		random := make([]byte, 16)
		if _, err := rand.Read(random); err != nil {
			return err
		}
		o.token = hex.EncodeToString(random)
	}
	return os.WriteFile(tokenFile, []byte(o.token+"\n"), 0o600)
}

// issueServing makes the server's certificate anew at each start, as its addresses and names may have changed.
func issueServing(o options, a authority) error {
	first, err := addressIn(o.serviceCIDR, 1)
	if err != nil {
		return err
	}
	names := []string{
		"kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
		"localhost", "127.0.0.1", first, o.nodeIP, o.nodeName,
	}
	if host, err := os.Hostname(); err == nil {
		names = append(names, host)
	}
	for _, name := range o.names {
		names = append(names, strings.Split(name, ",")...)
	}
	return a.issue("serving", pkix.Name{CommonName: "k3s"}, names)
}

func writeTokens(token, file string) error {
	var text strings.Builder
	writer := csv.NewWriter(&text)
	if err := writer.Write([]string{token, "system:agent", "agent", "system:masters"}); err != nil {
		return err
	}
	writer.Flush()
	return os.WriteFile(file, []byte(text.String()), 0o600)
}

func startControlPlane(o options, a authority, s *supervisor) {
	// What a crash of the whole machine may cost is worth less here than a fast disk-bound start.
	s.run("/usr/bin/etcd", "etcd", "--data-dir="+serverDir+"/db", "--unsafe-no-fsync", "--logger=zap", "--log-level=warn",
		"--listen-client-urls="+etcdURL, "--advertise-client-urls="+etcdURL,
		"--listen-peer-urls="+etcdPeers, "--initial-advertise-peer-urls="+etcdPeers, "--initial-cluster=default="+etcdPeers)
	apiserver := []string{
		"kube-apiserver",
		"--advertise-address=" + o.nodeIP,
		"--allow-privileged",
		"--authorization-mode=Node,RBAC",
		"--client-ca-file=" + a.file("ca.crt"),
		"--etcd-servers=" + etcdURL,
		"--kubelet-client-certificate=" + a.file("admin.crt"),
		"--kubelet-client-key=" + a.file("admin.key"),
		"--kubelet-preferred-address-types=InternalIP",
		"--profiling=false",
		"--secure-port=6443",
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-key-file=" + a.file("sa.key"),
		"--service-account-signing-key-file=" + a.file("sa.key"),
		"--service-cluster-ip-range=" + o.serviceCIDR,
		"--tls-cert-file=" + a.file("serving.crt"),
		"--tls-private-key-file=" + a.file("serving.key"),
		"--token-auth-file=" + a.file("tokens.csv"),
	}
	s.run(kubernetes, append(apiserver, asFlags(o.apiserverArgs)...)...)
}

func startControllers(o options, a authority, kubeconfig string, s *supervisor) {
	// The usual limits of its calls are what its start waits for, and with it the first network of a node's pods.
	controllers := []string{
		"kube-controller-manager",
		"--kube-api-burst=1000",
		"--kube-api-qps=1000",
		"--allocate-node-cidrs",
		"--cluster-cidr=" + o.clusterCIDR,
		"--cluster-signing-cert-file=" + a.file("ca.crt"),
		"--cluster-signing-key-file=" + a.file("ca.key"),
		"--kubeconfig=" + kubeconfig,
		"--leader-elect=false",
		"--profiling=false",
		"--root-ca-file=" + a.file("ca.crt"),
		"--service-account-private-key-file=" + a.file("sa.key"),
		"--service-cluster-ip-range=" + o.serviceCIDR,
	}
	s.run(kubernetes, append(controllers, asFlags(o.controllerArgs)...)...)
	s.run(kubernetes, "kube-scheduler", "--kubeconfig="+kubeconfig, "--leader-elect=false", "--profiling=false")
}

func adminUser(a authority) (string, error) {
	certificate, err := os.ReadFile(a.file("admin.crt"))
	if err != nil {
		return "", err
	}
	key, err := os.ReadFile(a.file("admin.key"))
	if err != nil {
		return "", err
	}
	encode := base64.StdEncoding.EncodeToString
	return fmt.Sprintf("\n    client-certificate-data: %s\n    client-key-data: %s", encode(certificate), encode(key)), nil
}

func waitUntilReady(c *client) {
	for c.get(apiURL+"/readyz", nil) != nil {
		time.Sleep(readyPause)
	}
}

// writeKubeconfig lets the file appear complete, for those who wait for it.
func writeKubeconfig(text string, mode os.FileMode) error {
	fresh := kubeconfig + ".new"
	if err := os.WriteFile(fresh, []byte(text), mode); err != nil {
		return err
	}
	if err := os.Chmod(fresh, mode); err != nil {
		return err
	}
	return os.Rename(fresh, kubeconfig)
}
