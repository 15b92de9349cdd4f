-- Converts every file in a folder with pandoc, in one process.
-- usage: pandoc lua pandoc.lua FOLDER FROM TO [--citeproc]

local folder, from, to, citeproc = arg[1], arg[2], arg[3], arg[4]
local template = to:match("^jats") and pandoc.template.compile(pandoc.template.default("jats"))

local documents, right = 0, 0
for _, name in ipairs(pandoc.system.list_directory(folder)) do
  local file <close> = assert(io.open(pandoc.path.join({ folder, name })))
  local document = pandoc.read(file:read("a"), from)
  if citeproc then
    document = pandoc.utils.citeproc(document)
  end
  documents = documents + 1
  if #pandoc.write(document, to, { template = template or nil }) > 0 then
    right = right + 1
  end
end
print(documents .. " documents, " .. right .. " right")
