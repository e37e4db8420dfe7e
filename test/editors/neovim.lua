-- Attaches the server to the file that is open, waits for its diagnostics and compares them with what is expected; then puts the wrong figure
-- right and waits until its finding is gone. Ends with 1 and one line when anything is otherwise.
local expected = vim.fn.json_decode(vim.fn.readfile(vim.env.NIANBAO_EXPECTED))
local LIMIT = 20000

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function seen()
  local lines = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(lines, string.format("%d %s %s", one.lnum, one.user_data.lsp.code or one.code, one.message))
  end
  table.sort(lines)
  return lines
end

local function has(code)
  return vim.tbl_contains(vim.tbl_map(function(line) return line:match("^%d+ (%S+)") end, seen()), code)
end

local client = vim.lsp.start_client({
  name = "nianbao",
  cmd = { vim.env.NIANBAO_NODE, vim.env.NIANBAO_SERVER, "--stdio" },
  root_dir = vim.fn.getcwd(),
})
if not client then fail("the server does not start") end
vim.lsp.buf_attach_client(0, client)

vim.wait(LIMIT, function() return #seen() > 0 end, 20)
table.sort(expected)
if not vim.deep_equal(seen(), expected) then
  fail("other diagnostics than expected:\n" .. table.concat(seen(), "\n") .. "\nexpected:\n" .. table.concat(expected, "\n"))
end

local wrong = vim.env.NIANBAO_WRONG
local right = vim.env.NIANBAO_RIGHT
local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
local start, stop = text:find(wrong, 1, true)
vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(text:sub(1, start - 1) .. right .. text:sub(stop + 1), "\n"))
if not vim.wait(LIMIT, function() return not has("wrong-figure") end, 20) then fail("the finding does not go when the figure is right") end

vim.lsp.stop_client(client)
vim.cmd("quitall!")
