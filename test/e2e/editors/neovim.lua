-- Opens $FILE in Neovim with the server `strategy lsp --stdio` and writes what it says about the file to $OUT, as JSON.
-- Neovim 0.7 and later:  nvim --headless --clean -n -i NONE -c 'luafile neovim.lua'
local env = vim.env

local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

vim.cmd('edit ' .. vim.fn.fnameescape(env.FILE))
local published = false
local id = vim.lsp.start_client({
  name = 'strategy',
  cmd = { 'strategy', 'lsp', '--stdio' },
  root_dir = vim.fn.fnamemodify(env.FILE, ':h'),
  init_options = { today = env.TODAY },
  get_language_id = function() return 'strategy-markdown' end,
  handlers = {
    ['textDocument/publishDiagnostics'] = function(err, result, ...)
      vim.lsp.handlers['textDocument/publishDiagnostics'](err, result, ...)
      published = published or result.uri == vim.uri_from_fname(env.FILE)
    end,
  },
})
if not id then return fail('the client did not start') end
vim.lsp.buf_attach_client(0, id)
if not vim.wait(20000, function() return published end, 20) then return fail('the server said nothing about the file') end

-- Neovim counts bytes, the command line as LSP does: UTF-16 code units.
local function position(line, byte)
  local text = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1] or ''
  local _, units = vim.str_utfindex(text, math.min(byte, #text))
  return { line = line + 1, column = units + 1 }
end

local severities = { 'error', 'warning', 'info', 'hint' }
local findings = {}
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  table.insert(findings, {
    code = diagnostic.user_data.lsp.code,
    severity = severities[diagnostic.severity],
    message = diagnostic.message,
    range = {
      start = position(diagnostic.lnum, diagnostic.col),
      ['end'] = position(diagnostic.end_lnum, diagnostic.end_col),
    },
  })
end

local file = assert(io.open(env.OUT, 'w'))
file:write(vim.fn.json_encode(findings))
file:close()

vim.lsp.stop_client(id)
if not vim.wait(5000, function() return vim.lsp.get_client_by_id(id) == nil end, 20) then return fail('the server did not stop') end
vim.cmd('qall!')
