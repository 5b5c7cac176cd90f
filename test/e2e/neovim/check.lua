-- Opens STRATEGY_FILE in Neovim with the language server and prints the diagnostics as JSON.
-- Written for Neovim 0.7 and later; the colours and keys of a person's own configuration are left out by --clean.
local file = os.getenv('STRATEGY_FILE')

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local published = false
vim.lsp.handlers['textDocument/publishDiagnostics'] = (function(show)
  return function(err, result, ...)
    if vim.uri_to_fname(result.uri) == file then published = true end
    return show(err, result, ...)
  end
end)(vim.lsp.handlers['textDocument/publishDiagnostics'])

vim.cmd('edit ' .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({
  name = 'strategy',
  cmd = { os.getenv('STRATEGY_NODE'), os.getenv('STRATEGY_CLI'), 'lsp', '--stdio' },
  root_dir = vim.fn.fnamemodify(file, ':h'),
  get_language_id = function() return 'markdown' end,
  init_options = { today = os.getenv('STRATEGY_TODAY') },
})
if not client then return fail('the server did not start') end
vim.lsp.buf_attach_client(0, client)
if not vim.wait(15000, function() return published end, 20) then return fail('no diagnostics within 15 s') end

local found = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  table.insert(found, {
    line = diagnostic.lnum + 1,
    message = diagnostic.message,
    severity = vim.diagnostic.severity[diagnostic.severity],
  })
end
io.stdout:write(vim.fn.json_encode(found))

vim.lsp.stop_client(client)
vim.wait(5000, function() return vim.lsp.get_client_by_id(client) == nil end, 20)
vim.cmd('qall!')
