package main

import (
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"time"
)

const (
	// Where a server tells its agents about the cluster.
	settingsPort  = "9345"
	settingsPath  = "/settings"
	settingsPause = 100 * time.Millisecond
	agentConfig   = runDir + "/agent.kubeconfig"
)

// joinCluster runs an agent, once its server has told it about the cluster.
func joinCluster(o options, s *supervisor) error {
	server, err := url.Parse(o.server)
	if err != nil || server.Scheme != "https" || server.Port() == "" {
		return fmt.Errorf("agent: --server is https://<host>:<port>")
	}
	cluster := fetchSettings(server.Hostname(), o.token)
	if err := forward(server.Host); err != nil {
		return err
	}
	user := fmt.Sprintf("{token: %q}", o.token)
	if err := os.WriteFile(agentConfig, []byte(kubeconfigText(apiURL, cluster.Authority, user)), 0o600); err != nil {
		return err
	}
	return runNode(o, cluster, newClient([]byte(cluster.Authority), nil, o.token), agentConfig, s)
}

// fetchSettings asks until the server answers. The token stands for the trust in it, as the authority is not known yet.
func fetchSettings(host, token string) settings {
	c := &client{token: token}
	c.http.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	told := ""
	for {
		var cluster settings
		err := c.get("https://"+net.JoinHostPort(host, settingsPort)+settingsPath, &cluster)
		if err == nil {
			return cluster
		}
		if err.Error() != told {
			told = err.Error()
			say("waiting for the server: %s", told)
		}
		time.Sleep(settingsPause)
	}
}

// serveSettings answers the agents that know the token.
func serveSettings(o options, cluster settings, certificate tls.Certificate) error {
	body, err := json.Marshal(cluster)
	if err != nil {
		return err
	}
	listener, err := tls.Listen("tcp", net.JoinHostPort(o.nodeIP, settingsPort), &tls.Config{Certificates: []tls.Certificate{certificate}})
	if err != nil {
		return err
	}
	handler := http.NewServeMux()
	handler.HandleFunc("GET "+settingsPath, func(response http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Authorization") != "Bearer "+o.token {
			http.Error(response, "the token is not the server's", http.StatusUnauthorized)
			return
		}
		_, _ = response.Write(body)
	})
	go func() { _ = http.Serve(listener, handler) }()
	return nil
}

// kubeconfigText is laid out as k3s's own.
func kubeconfigText(server, authority, user string) string {
	return fmt.Sprintf(`apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: %s
    server: %s
  name: default
contexts:
- context:
    cluster: default
    user: default
  name: default
current-context: default
kind: Config
preferences: {}
users:
- name: default
  user: %s
`, base64.StdEncoding.EncodeToString([]byte(authority)), server, user)
}
