-- Opens a report in Neovim, lets the server of $NIANBAO_SERVER (a JSON array: the command) judge it over standard input and output, and
-- compares what arrives with $NIANBAO_EXPECTED (a JSON file, file name to list of findings). Leaves with 1 and says why when they differ.
vim.o.hidden = true
local server = vim.json.decode(vim.env.NIANBAO_SERVER)
local file = io.open(vim.env.NIANBAO_EXPECTED)
local expected = vim.json.decode(file:read('*a'))
file:close()

local function fail(message)
  io.stderr:write('neovim: ' .. message .. '\n')
  vim.cmd('cquit 1')
end

-- diagnostics by address, as they are sent
local arrived = {}
local show = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(err, result, context, config)
  arrived[result.uri] = result.diagnostics
  show(err, result, context, config)
end

local client = vim.lsp.start_client({ name = 'nianbao', cmd = server, root_dir = vim.fn.getcwd() })
if not client then
  fail('the server does not start')
end

local function line(finding)
  local from, to = finding.range.start, finding.range['end']
  return string.format('%d:%d-%d:%d %s %s', from.line, from.character, to.line, to.character, finding.code or finding.rule, finding.message)
end

local function lines(findings)
  local all = {}
  for _, finding in ipairs(findings) do
    all[#all + 1] = line(finding)
  end
  table.sort(all)
  return table.concat(all, '\n')
end

local checked = 0
local buffers = {}
for path, findings in pairs(expected) do
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  buffers[path] = buffer
  vim.lsp.buf_attach_client(buffer, client)
  local uri = vim.uri_from_bufnr(buffer)
  if not vim.wait(20000, function() return arrived[uri] ~= nil end, 5) then
    fail('no diagnostics for ' .. path)
  end
  if lines(arrived[uri]) ~= lines(findings) then
    fail(path .. '\nexpected:\n' .. lines(findings) .. '\narrived:\n' .. lines(arrived[uri]))
  end
  if #vim.diagnostic.get(buffer) ~= #findings then
    fail(path .. ': ' .. #vim.diagnostic.get(buffer) .. ' diagnostics shown, ' .. #findings .. ' expected')
  end
  checked = checked + 1
end

-- what is typed changes the findings
local path
for name, findings in pairs(expected) do
  if #findings > 0 and name:match('%.md$') then
    path = name
  end
end
local buffer = buffers[path]
local uri = vim.uri_from_bufnr(buffer)
for number, text in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, true)) do
  if vim.startswith(text, '（一）主动公开') then
    arrived[uri] = nil
    vim.api.nvim_buf_set_lines(buffer, number - 1, number, true, { text .. '😀回应群众反应的问题12件。' })
    break
  end
end
if not vim.wait(20000, function() return arrived[uri] ~= nil and #arrived[uri] == #expected[path] + 1 end, 5) then
  fail(path .. ': an edit is not judged\n' .. lines(arrived[uri] or {}))
end

local actions = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', {
  textDocument = { uri = uri },
  range = arrived[uri][#arrived[uri]].range,
  context = { diagnostics = {} },
}, 20000)
if not (actions and actions[client] and actions[client].result and #actions[client].result > 0) then
  fail('no code actions')
end

io.stdout:write('neovim: ' .. checked .. ' reports as on the command line\n')
vim.lsp.stop_client(client)
vim.wait(2000, function() return vim.lsp.client_is_stopped(client) end, 5)
vim.cmd('qall!')
